/** What the citizen had chosen, as the note for the next page has it and as sharing follows it. */
import type { CitizenState } from './citizen-state.ts';
import type { StoredSession } from './continuity.ts';
import type { Consent } from './sharing.ts';

type Stage = StoredSession['stage'];

/** Undefined where there is no session to continue. */
export function stageOf(state: CitizenState): Stage | undefined {
  switch (state.at) {
    case 'asking':
    case 'live':
      return state.at;
    case 'paused':
      return state.cause;
    case 'away':
      return state.was;
    default:
      return undefined;
  }
}

/**
 * Back from where nobody looked along, nothing is shown until the citizen says so; and on a page that is shown
 * to nobody nothing is shown at all.
 */
export function stageOnArrival(stage: Stage, wasAbsent: boolean, isNever: boolean): Stage {
  if (isNever && stage !== 'asking') return 'never';
  if (stage === 'never') return 'returned';
  return stage === 'mitid' || stage === 'leaving' || (stage === 'live' && wasAbsent) ? 'returned' : stage;
}

export function consentOf(stage: Stage): Consent {
  return stage === 'asking' ? 'asked' : stage === 'live' ? 'shared' : stage;
}
