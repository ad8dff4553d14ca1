import type { GuideOutcome } from '@medkig/protocol/session/messages';
import * as v from 'valibot';
import type { GuidanceContext, Shown } from './context.ts';
import type { Overlay } from './overlay.ts';
import type { Rings } from './rings.ts';

/** What a tool's citizen half may touch. */
export interface Hands
  extends Pick<GuidanceContext, 'window' | 'shownAs' | 'ask' | 'wish' | 'onPart' | 'onUnlit'> {
  overlay: Overlay;
  rings: Rings;
  /** The rendered element behind a node id, or why there is none. */
  find(node: number): { ok: true; element: Element } | { ok: false; reason: 'gone' | 'hidden' };
  /** Says what is shown to those who do not see it. */
  tell(element: Element, by: Shown['by']): void;
  /** Brings the element into view: `done`, or `typing` when that waits until the citizen leaves the field they write in. */
  bringIntoView(element: Element): 'done' | 'typing';
  /** Takes away all that the agent has drawn. */
  clear(): void;
}

/** `waits`: the citizen is asked, and the outcome comes with the answer. */
export type Applied = GuideOutcome | 'waits';

export type Work = (hands: Hands) => Applied;

/** A tool's citizen half: arguments in, the work out; undefined when they are not its arguments. */
export type CitizenTool = (args: unknown) => Work | undefined;

export function citizenTool<S extends v.GenericSchema>(
  schema: S,
  work: (args: v.InferOutput<S>, hands: Hands) => Applied,
): CitizenTool {
  return (args) => {
    const parsed = v.safeParse(schema, args);
    return parsed.success ? (hands) => work(parsed.output, hands) : undefined;
  };
}
