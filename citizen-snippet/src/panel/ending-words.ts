import { ROOM_IDLE_MS, ROOM_LONGEST_MS } from '@medkig/protocol/signaling/limits';
import type { CitizenState } from '../citizen-state.ts';
import type { Say } from '../strings.ts';

export type EndingState = Extract<CitizenState, { at: 'stopping' | 'ended' }>;

/** «Ingen kan se din side» is said only once the end is certain; before that we are stopping. */
export function endingWords(state: EndingState, say: Say): string {
  if (state.at === 'stopping') return say('end.closing');
  switch (state.by) {
    case 'citizen':
      return say('end.citizen');
    case 'agent':
      return say('end.agent', { navn: state.agent.shownAs });
    case 'idle':
      return say('end.idle', { minutter: String(ROOM_IDLE_MS / 60_000) });
    case 'longest':
      return say('end.longest', { timer: String(ROOM_LONGEST_MS / 3_600_000) });
    case 'lost':
      return say('end.lost');
    default: {
      const never: never = state.by;
      return never;
    }
  }
}
