import type { CitizenState, PauseCause } from '../citizen-state.ts';
import type { Say } from '../strings.ts';

export type BarState = Extract<CitizenState, { at: 'live' | 'paused' | 'away' | 'elsewhere' }>;

export interface BarWords {
  /** Dark bar and open eye, or pale yellow and struck eye. */
  look: 'seen' | 'unseen';
  sentence: string;
  more: string;
  /** What the left button does; Stop is always the right one. */
  left: 'pause' | 'resume' | 'join' | 'nothing';
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
      return {
        look: 'unseen',
        ...pausedWords(state.cause, navn, say),
        left: state.cause === 'never' ? 'nothing' : 'resume',
      };
    case 'away':
      return awayWords(state, say);
    case 'elsewhere':
      return {
        look: 'unseen',
        sentence: say('tab.elsewhere', { navn }),
        more: say('tab.elsewhere.more', { navn }),
        left: 'join',
      };
    default: {
      const never: never = state;
      return never;
    }
  }
}

function pausedWords(cause: PauseCause, navn: string, say: Say): Pick<BarWords, 'sentence' | 'more'> {
  switch (cause) {
    case 'citizen':
      return { sentence: say('live.paused', { navn }), more: say('live.kept') };
    case 'fault':
      return { sentence: say('live.fault', { navn }), more: say('panel.talk') };
    case 'never':
      return { sentence: say('live.never', { navn }), more: say('live.never.more') };
    case 'mitid':
      return { sentence: say('live.mitid', { navn }), more: say('live.mitid.more', { navn }) };
    case 'leaving':
      return { sentence: say('live.leave', { navn }), more: say('live.leave.more') };
    case 'returned':
      return { sentence: say('live.returned', { navn }), more: say('live.returned.more', { navn }) };
    default: {
      const never: never = cause;
      return never;
    }
  }
}

function awayWords({ agent, was, cause }: Extract<BarState, { at: 'away' }>, say: Say): BarWords {
  const { shownAs: navn, employer } = agent;
  const left = was === 'live' ? 'pause' : 'nothing';
  const paused = was === 'live' ? '' : say('live.net.paused');
  switch (cause) {
    case 'offline':
      return { look: 'unseen', sentence: say('live.offline'), more: say('panel.talk'), left };
    case 'net':
      return { look: 'unseen', sentence: say('live.net'), more: paused || say('live.kept'), left };
    case 'page':
      return paused
        ? { look: 'unseen', sentence: paused, more: say('live.kept'), left }
        : { look: 'seen', sentence: say('live.returning', { navn }), more: employer, left };
    default: {
      const never: never = cause;
      return never;
    }
  }
}
