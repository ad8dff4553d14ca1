import type { CitizenState, LiveAct, LiveEffect, LiveNews } from './citizen-state.ts';

type Live = Extract<CitizenState, { at: 'live' }>;

/** What happens while the page is seen; none of it ends that. */
export function changeLive(state: Live, event: LiveAct | LiveNews): { state: Live; effects: LiveEffect[] } {
  if ('do' in event) return byCitizen(state, event);
  switch (event.told) {
    case 'marked':
      return to({ ...state, marks: event.marks });
    case 'pointed-out':
      return to({ ...state, pointedOut: event.seen });
    case 'led':
      return to({ ...state, part: event.part });
    case 'asked':
      // A question is read on the page as it is.
      return event.request && event.request.is !== 'lapsed' && state.look !== 'plain'
        ? to({ ...state, request: event.request, look: 'plain' }, { effect: 'look', look: 'plain' })
        : to({ ...state, request: event.request });
    case 'clicks':
      return to({ ...state, clicks: event.clicks });
    case 'shown':
      return to({ ...state, shown: event.shown });
    case 'hidden':
      return to({ ...state, hidden: event.hidden });
    case 'blurred':
      return to({ ...state, blurred: event.blurred });
    case 'looked':
      return to({ ...state, look: 'plain' });
    default: {
      const never: never = event;
      return never;
    }
  }
}

function byCitizen(state: Live, event: LiveAct): { state: Live; effects: LiveEffect[] } {
  switch (event.do) {
    case 'go-to-mark':
      return to(state, { effect: 'focus-mark', number: event.number });
    case 'dismiss-mark':
      return to(state, { effect: 'dismiss-mark', number: event.number });
    case 'look':
      return state.look === event.look
        ? to(state)
        : to({ ...state, look: event.look }, { effect: 'look', look: event.look });
    case 'answer-request': {
      const { request } = state;
      if (!request) return to(state);
      const asked = { ...state, request: undefined };
      return request.is === 'lapsed' ? to(asked) : to(asked, { effect: event.do, answer: event.answer });
    }
    case 'stop-clicks':
      return to(state, { effect: event.do });
    case 'cover-field':
      return to(state, { effect: 'cover-field', node: event.node });
    case 'unblur':
      return to(state, { effect: 'unblur' });
    default: {
      const never: never = event;
      return never;
    }
  }
}

function to(state: Live, ...effects: LiveEffect[]): { state: Live; effects: LiveEffect[] } {
  return { state, effects };
}
