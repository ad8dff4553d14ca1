import type { AgentEffect, AgentEvent } from './agent-event.ts';
import { type AgentState, atStart, type CodeNote, type EndCause, practiceOf } from './agent-state.ts';
import { noCard } from './guide-card/card-state.ts';
import { changeLive } from './live-transition.ts';
import { pictureWent, startMeasuring } from './measured.ts';
import { nothingAround } from './surroundings.ts';
import { chooseTopic, noTopic, topicKept, topicOfCard } from './topic/topic.ts';

export interface Step {
  state: AgentState;
  effects: AgentEffect[];
}

/**
 * The one place where the agent's state changes. `now` in milliseconds. An event that does not belong to the
 * state changes nothing: it returns the same object.
 */
export function transition(state: AgentState, event: AgentEvent, now: number): Step {
  switch (event.t) {
    case 'new-code':
      if (state.is === 'opening' || state.is === 'live') return stay(state);
      return {
        state: { is: 'opening', ...practiceOf(event) },
        effects: [...leaving(state), { do: 'open', ...practiceOf(event) }],
      };
    case 'stop':
      if (state.is === 'live') return end(state, 'agent', now, leaving(state));
      return hasRoom(state) ? { state: atStart, effects: leaving(state) } : stay(state);
    case 'home':
      return state.is === 'ended' ? to(atStart) : stay(state);
    case 'found':
      return state.is === 'idle' ? to(event.state) : stay(state);
    case 'code-waits':
      return state.is === 'opening' && !state.waits ? to({ ...state, waits: true }) : stay(state);
    case 'opened':
      return state.is === 'opening'
        ? to({ is: 'waiting', code: event.code, runsUsed: 0, ...practiceOf(state) })
        : stay(state);
    case 'not-opened':
      return state.is === 'opening' ? to({ is: 'idle', note: event.reason }) : stay(state);
    case 'claimed': {
      if (state.is !== 'waiting' && state.is !== 'checking') return stay(state);
      const { code, runsUsed } = state;
      return to({ is: 'checking', code, runsUsed, place: event.place, ...practiceOf(state) });
    }
    case 'wrong':
      if (state.is !== 'waiting' && state.is !== 'checking') return stay(state);
      return to({ is: 'waiting', code: state.code, runsUsed: event.runsUsed, ...practiceOf(state) });
    case 'paired': {
      if (state.is !== 'checking') return stay(state);
      const { code, place } = state;
      const { openedAt } = code;
      return to({ is: 'asking', code, openedAt, place, word: event.word, ...practiceOf(state) });
    }
    case 'answered':
      // The citizen has given something more, or taken it back.
      if (state.is === 'live')
        return event.grants.includes('view') ? to({ ...state, grants: event.grants }) : stay(state);
      if (state.is !== 'asking') return stay(state);
      if (!event.grants.includes('view'))
        return { state: { is: 'idle', note: 'declined' }, effects: [{ do: 'leave', reason: 'agent' }] };
      return to({
        is: 'live',
        ...practiceOf(state),
        place: state.place,
        word: state.word,
        grants: event.grants,
        since: now,
        picture: { is: 'opening' },
        isBack: false,
        destination: undefined,
        isHidden: false,
        page: undefined,
        focusLabel: undefined,
        tool: 'none',
        outline: [],
        preview: undefined,
        marks: [],
        markText: '',
        lit: undefined,
        hasDrawn: false,
        asked: undefined,
        filling: undefined,
        visited: [],
        revealed: [],
        note: { is: 'none' },
        card: noCard,
        around: nothingAround,
        topic: noTopic,
        measured: startMeasuring(state.openedAt),
      });
    case 'ended':
      if (state.is === 'live' && event.cause !== 'elsewhere') return end(state, event.cause, now, []);
      return hasRoom(state) ? to({ is: 'idle', note: noteFor(event.cause) }) : stay(state);
    case 'topic':
      return chooseTopic(state, event.slug);
    case 'topic-kept':
      return topicKept(state, event);
    default:
      return state.is === 'live' ? topicOfCard(state, changeLive(state, event, now)) : stay(state);
  }
}

function stay(state: AgentState): Step {
  return { state, effects: [] };
}

function to(state: AgentState): Step {
  return { state, effects: [] };
}

function hasRoom(state: AgentState): boolean {
  return state.is !== 'idle' && state.is !== 'ended';
}

function leaving(state: AgentState): AgentEffect[] {
  if (!hasRoom(state)) return [];
  return [{ do: 'leave', reason: state.is === 'live' ? 'agent' : 'cancelled' }];
}

function end(
  live: Extract<AgentState, { is: 'live' }>,
  cause: EndCause,
  now: number,
  effects: AgentEffect[],
): Step {
  const { place, topic } = live;
  const measured = pictureWent(live.measured, now);
  return {
    state: { is: 'ended', cause, place, endedAt: now, topic, measured, ...practiceOf(live) },
    effects,
  };
}

/** Why a room that was over before the citizen said yes leaves no code. */
function noteFor(cause: EndCause): CodeNote {
  switch (cause) {
    case 'agent':
    case 'cancelled':
      return 'none';
    case 'citizen':
      return 'declined';
    case 'expired':
    case 'idle':
    case 'longest':
      return 'expired';
    case 'tries':
      return 'tries';
    case 'revoked':
      return 'signed-out';
    case 'lost':
      return 'lost';
    case 'elsewhere':
      return 'elsewhere';
    case 'malformed':
    case 'oversized':
    case 'rate':
      return 'fault';
    default: {
      const never: never = cause;
      return never;
    }
  }
}
