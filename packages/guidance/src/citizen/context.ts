import type { Grant } from '@medkig/protocol/session/messages';
import type { FieldKind } from '../marks/field.ts';
import type { Language } from '../marks/words.ts';
import type { Applied } from './tool.ts';

/** A ring on the page, in the words the panel says about it. */
export interface Mark {
  number: number;
  /** What the page calls the marked element; '' when it has no name. */
  name: string;
  kind: FieldKind;
}

export interface GuidanceContext {
  window: Window & typeof globalThis;
  /** The panel's shadow root; it is blocked from capture and its host must not be transformed. */
  root: ShadowRoot;
  /** The nonce of this page load. */
  page(): string;
  /** What the citizen allows at this moment: empty unless sharing is live. */
  granted(): readonly Grant[];
  nodeOf(id: number): Node | null | undefined;
  /** Asks the citizen to show what stands in this field; the outcome, or `waits` until there is an answer. */
  ask(node: number): Applied;
  /** The agent's name as the citizen knows it. */
  shownAs(): string;
  /** Where the panel stands in the viewport, so that marks are scrolled clear of it. */
  panelRect(): DOMRect | undefined;
  language: Language;
  /** All rings after each change. */
  onMarks(marks: readonly Mark[]): void;
  /** A ring left by the citizen's own doing: typed in, pressed, or its element went away. */
  onUnmarked(number: number): void;
}
