import {
  type CitizenEffect,
  type CitizenEvent,
  type CitizenState,
  type EndedBy,
  live,
  mayContinue,
  type PauseCause,
} from './citizen-state.ts';
import { type Facts, noFacts } from './in-charge/facts.ts';
import { actLive, hearLive } from './live-transition.ts';

export interface Step {
  state: CitizenState;
  effects: readonly CitizenEffect[];
}

/** What does not fit the state changes nothing: a late click or a late message is no error. */
export function transition(state: CitizenState, event: CitizenEvent): Step {
  return 'do' in event ? byCitizen(state, event) : bySession(state, event);
}

function byCitizen(state: CitizenState, event: Extract<CitizenEvent, { do: string }>): Step {
  switch (event.do) {
    case 'open':
      return ['closed', 'declined', 'ended'].includes(state.at) ? go({ at: 'typing', typed: '' }) : go(state);
    case 'close':
      if (state.at === 'checking') return go({ at: 'closed' }, { effect: 'decline' });
      return ['typing', 'declined', 'ended'].includes(state.at) ? go({ at: 'closed' }) : go(state);
    case 'submit':
      if (state.at !== 'typing') return go(state);
      return go({ at: 'checking', typed: event.typed }, { effect: 'pair', typed: event.typed });
    case 'answer':
      if (state.at !== 'asking') return go(state);
      return event.yes ? go(live(state.agent, event.now), { effect: 'share' }) : decline(state);
    case 'pause':
      if (state.at === 'away' && state.was === 'live')
        return go({ ...state, was: 'citizen' }, { effect: 'pause', cause: 'citizen' });
      return state.at === 'live' ? pause(state, 'citizen') : go(state);
    case 'resume':
      if (state.at !== 'paused') return go(state);
      return state.cause === 'never'
        ? go(state)
        : go(live(state.agent, state.since ?? event.now), { effect: 'share' });
    case 'stop':
      switch (state.at) {
        case 'live':
        case 'paused':
        case 'away':
          return go({ at: 'stopping', agent: state.agent, since: state.since }, { effect: 'stop' });
        case 'elsewhere':
          return go({ at: 'stopping', agent: state.agent, since: null }, { effect: 'stop-elsewhere' });
        case 'asking':
          return decline(state);
        case 'inviting':
          return byCitizen(state, { do: 'join', yes: false });
        default:
          return byCitizen(state, { do: 'close' });
      }
    case 'join':
      if (state.at === 'elsewhere' && event.yes) return go(state, { effect: 'join' });
      if (state.at !== 'inviting') return go(state);
      return event.yes ? go(state, { effect: 'join' }) : go({ at: 'closed' }, { effect: 'keep-out' });
    case 'rate':
      if (state.at !== 'ended' || state.rating !== 'asked') return go(state);
      return event.answer === 'skipped'
        ? go({ ...state, rating: 'none' })
        : go({ ...state, rating: 'thanked' }, { effect: 'rate', answer: event.answer });
    case 'report':
      if (state.at !== 'declined' && state.at !== 'ended') return go(state);
      if (state.report === 'sending' || state.report === 'sent') return go(state);
      return go({ ...state, report: 'sending' }, { effect: 'report' });
    // All that is left is of the page that is seen.
    default:
      return state.at === 'live' ? actLive(state, event) : go(state);
  }
}

function bySession(state: CitizenState, event: Extract<CitizenEvent, { told: string }>): Step {
  switch (event.told) {
    case 'paired': {
      if (state.at !== 'checking') return go(state);
      const { told: _told, ...asked } = event;
      return go({ at: 'asking', ...asked });
    }
    case 'refused':
      if (state.at !== 'checking') return go(state);
      return go({ at: 'typing', typed: state.typed, problem: event.problem });
    case 'continued':
      if (!mayContinue(state)) return go(state);
      return go(event.state.at === 'asking' ? event.state : { ...event.state, cause: 'page' });
    case 'lost':
      return lose(state);
    case 'still-lost':
      return giveUpOnNet(state);
    case 'back':
      if (state.at !== 'away') return go(state);
      return state.was === 'live'
        ? go(live(state.agent, state.since ?? event.now))
        : go({ at: 'paused', agent: state.agent, since: state.since, cause: state.was });
    case 'never':
      return event.never ? keepFromAll(state) : leaveNever(state);
    case 'capture-failed':
      if (state.at !== 'live') return go(state);
      return go({ at: 'paused', agent: state.agent, since: state.since, cause: 'fault' });
    case 'leaving': {
      const cause = event.mitid ? 'mitid' : 'leaving';
      if (state.at === 'away' && state.was === 'live')
        return go({ ...state, was: cause }, { effect: 'pause', cause });
      return state.at === 'live' ? pause(state, cause) : go(state);
    }
    case 'parked':
      if (state.at === 'checking') return go({ at: 'typing', typed: state.typed });
      return ['asking', 'live', 'paused', 'away'].includes(state.at) ? go({ at: 'closed' }) : go(state);
    case 'invited': {
      const untouched = state.at === 'closed' || (state.at === 'typing' && !state.problem);
      return untouched ? go({ at: 'inviting', agent: event.agent }) : go(state);
    }
    case 'moved':
      return ['closed', 'live', 'paused', 'away'].includes(state.at)
        ? go({ at: 'elsewhere', agent: event.agent })
        : go(state);
    case 'gone':
      return state.at === 'inviting' || state.at === 'elsewhere' ? go({ at: 'closed' }) : go(state);
    case 'reported': {
      if (state.at !== 'declined' && state.at !== 'ended') return go(state);
      return go({ ...state, report: event.ok ? 'sent' : 'failed' });
    }
    case 'stopped':
      return state.at === 'stopping' ? end(state, 'citizen', event.now, event.facts) : go(state);
    case 'ended':
      return endedBy(state, event.by, event.now, event.facts);
    case 'seen':
      return state.at === 'live' ? hearLive(state, event.now) : go(state);
    default: {
      const never: never = event;
      return never;
    }
  }
}

function pause({ agent, since }: Extract<CitizenState, { at: 'live' }>, cause: PauseCause): Step {
  return go({ at: 'paused', agent, since, cause }, { effect: 'pause', cause });
}

/** A page that is shown to nobody pauses by itself. */
function keepFromAll(state: CitizenState): Step {
  if (state.at === 'away' && state.was === 'live')
    return go({ ...state, was: 'never' }, { effect: 'pause', cause: 'never' });
  return state.at === 'live' ? pause(state, 'never') : go(state);
}

function leaveNever(state: CitizenState): Step {
  const effect = { effect: 'pause', cause: 'returned' } as const;
  if (state.at === 'away' && state.was === 'never') return go({ ...state, was: 'returned' }, effect);
  return state.at === 'paused' && state.cause === 'never'
    ? go({ ...state, cause: 'returned' }, effect)
    : go(state);
}

function lose(state: CitizenState): Step {
  switch (state.at) {
    case 'away':
      return state.cause === 'page' ? go({ ...state, cause: 'net' }) : go(state);
    case 'live':
      return go({ at: 'away', agent: state.agent, since: state.since, was: 'live', cause: 'net' });
    case 'paused':
      return go({ at: 'away', agent: state.agent, since: state.since, was: state.cause, cause: 'net' });
    default:
      return go(state);
  }
}

/** After «Ingen kan se din side» the page is shown again only when the citizen says so. */
function giveUpOnNet(state: CitizenState): Step {
  if (state.at !== 'away' || state.cause !== 'net') return go(state);
  return state.was === 'live'
    ? go({ ...state, cause: 'offline', was: 'returned' }, { effect: 'pause', cause: 'returned' })
    : go({ ...state, cause: 'offline' });
}

function endedBy(state: CitizenState, by: EndedBy, now: number, facts?: Facts): Step {
  switch (state.at) {
    case 'live':
    case 'paused':
    case 'away':
      return end(state, by, now, facts);
    case 'stopping':
      return end(state, 'citizen', now, facts);
    case 'asking':
      return end({ agent: state.agent, since: null }, by, now);
    default:
      return go(state);
  }
}

function decline({ agent }: Extract<CitizenState, { at: 'asking' }>): Step {
  return go({ at: 'declined', agent, report: 'none' }, { effect: 'decline' });
}

/** Nobody is asked about help when nothing was seen. */
function end(
  { agent, since }: Pick<Extract<CitizenState, { at: 'stopping' }>, 'agent' | 'since'>,
  by: EndedBy,
  until: number,
  facts: Facts = noFacts,
): Step {
  const rating = since === null ? 'none' : 'asked';
  return go({ at: 'ended', agent, since, until, by, facts, rating, report: 'none' });
}

function go(state: CitizenState, ...effects: CitizenEffect[]): Step {
  return { state, effects };
}
