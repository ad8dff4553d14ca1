import type { GuideOutcome } from '@medkig/protocol/session/messages';
import * as v from 'valibot';
import type { Overlay } from './overlay.ts';

/** What a tool's citizen half may touch. */
export interface Hands {
  overlay: Overlay;
  /** The rendered element behind a node id, or why there is none. */
  find(node: number): { ok: true; element: Element } | { ok: false; reason: 'gone' | 'hidden' };
  /** Asks the citizen to show what stands in a field. */
  ask(node: number): Applied;
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
