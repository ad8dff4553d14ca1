import type { Grant } from '@medkig/protocol/session/messages';
import type { Wish } from '../contract/tools.ts';
import type { FieldKind } from '../marks/field.ts';
import type { Language } from '../marks/words.ts';
import type { GuidePart } from '../tools/step/contract.ts';
import type { Applied } from './tool.ts';

/** A ring on the page, in the words the panel says about it. */
export interface Mark {
  number: number;
  /** What the page calls the marked element; '' when it has no name. */
  name: string;
  kind: FieldKind;
}

/** Something that the agent shows without a ring: for those who do not see it. */
export interface Shown {
  by: 'pointer' | 'spotlight' | 'draw' | 'scroll';
  /** What the page calls the element; '' when it has no name. */
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
  /** Asks the citizen to let something happen on the page; likewise. */
  wish(wish: Wish): Applied;
  /** The agent's name as the citizen knows it. */
  shownAs(): string;
  /** Where the panel stands in the viewport, so that marks are scrolled clear of it. */
  panelRect(): DOMRect | undefined;
  language: Language;
  /** All rings after each change. */
  onMarks(marks: readonly Mark[]): void;
  /** Told once for each; what has no name is told too. */
  onShown(shown: Shown): void;
  /** How far the agent's guide card has led; undefined when none leads. */
  onPart(part: GuidePart | undefined): void;
  /** A ring left by the citizen's own doing: typed in, pressed, or its element went away. */
  onUnmarked(number: number): void;
  /** The spotlight did. */
  onUnlit(): void;
}
