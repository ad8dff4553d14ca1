import type { Policy } from '@medkig/privacy/policy';
import type { SessionLink } from '@medkig/transport/session-link';
import type { Capture } from './capture/capture.ts';
import { type OpenFrames, openFrames } from './capture/open-frames.ts';
import { watchPopovers } from './capture/watch-popovers.ts';
import { type Orientation, startOrientation } from './orientation/orientation.ts';
import type { ScreenFacts } from './orientation/screen-facts.ts';
import { reachIntoShadow } from './panel/reach-into-shadow.ts';

interface BesideDeps {
  window: Window & typeof globalThis;
  root: ShadowRoot;
  policy: Policy;
  capture: Pick<Capture, 'idOf' | 'tell' | 'watch' | 'checkout'>;
  link: Pick<SessionLink, 'tell' | 'lag'>;
  send(facts: ScreenFacts): void;
}

export type BesidePicture = Orientation & Pick<OpenFrames, 'isNever'>;

/** Tells, while the page is seen, what the recorder does not, and lets it into frames. */
export function tellBeside({ window, root, policy, capture, link, send }: BesideDeps): BesidePicture {
  const { search, stop: stopPopovers } = watchPopovers(window.document, capture);
  const frames = openFrames({ window, policy, capture });
  const { idOf } = capture;
  const { tell, lag } = link;
  const onLook = () => {
    search();
    reachIntoShadow(root.host as HTMLElement);
  };
  const deps = { window, panel: root.host, idOf, tell, lag, send, onLook };
  const { changed, stop } = startOrientation(deps);
  return {
    changed,
    isNever: frames.isNever,
    stop() {
      stop();
      stopPopovers();
      frames.stop();
    },
  };
}
