import type { CitizenState } from '../citizen-state.ts';
import type { Say } from '../strings.ts';

export type BarState = Extract<CitizenState, { at: 'live' | 'paused' | 'away' }>;

export interface BarWords {
  /** Dark bar and open eye, or pale yellow and struck eye. */
  look: 'seen' | 'unseen';
  sentence: string;
  more: string;
  /** What the left button does; Stop is always the right one. */
  left: 'pause' | 'resume' | 'nothing';
}

/**
 * The words of the bar. Pausing is true at once, for capture has stopped; while the agent cannot be reached her
 * screen may still show the last picture, so nothing is said there about what she sees.
 */
export function barWords(state: BarState, say: Say): BarWords {
  const { shownAs: navn, employer } = state.agent;
  switch (state.at) {
    case 'live':
      return { look: 'seen', sentence: say('live.indicator', { navn }), more: employer, left: 'pause' };
    case 'paused':
      return state.cause === 'citizen'
        ? { look: 'unseen', sentence: say('live.paused', { navn }), more: say('live.kept'), left: 'resume' }
        : {
            look: 'unseen',
            sentence: say('live.fault', { navn }),
            more: say('panel.talk'),
            left: 'resume',
          };
    case 'away':
      return awayWords(state, say);
    default: {
      const never: never = state;
      return never;
    }
  }
}

function awayWords({ agent, was, cause }: Extract<BarState, { at: 'away' }>, say: Say): BarWords {
  const { shownAs: navn, employer } = agent;
  const left = was === 'live' ? 'pause' : 'nothing';
  const paused = was === 'paused' ? say('live.net.paused') : '';
  if (cause === 'net')
    return { look: 'unseen', sentence: say('live.net'), more: paused || say('live.kept'), left };
  if (paused) return { look: 'unseen', sentence: paused, more: say('live.kept'), left };
  return { look: 'seen', sentence: say('live.returning', { navn }), more: employer, left };
}
