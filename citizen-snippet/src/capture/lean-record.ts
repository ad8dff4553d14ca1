import { record } from 'rrweb';

/** The recorder with what our build lets it have (`lean-rrweb-frames.ts`). */
export const leanRecord = record as typeof record & {
  /** The frames that it reads and their documents, each by the other. */
  frames: WeakMap<Node, Node>;
  /** Called with each shadow root, and each document of such a frame, that it begins to read. */
  meet(root: ShadowRoot | Document): void;
};
