import type { CitizenEffect, CitizenState, LiveAct, LiveNews } from './citizen-state.ts';

type Live = Extract<CitizenState, { at: 'live' }>;

interface LiveStep {
  state: Live;
  effects: readonly CitizenEffect[];
}

/** What the page tells while it is seen; none of it ends that. */
export function hearLive(state: Live, news: LiveNews): LiveStep {
  const { request } = news;
  // A question is read on the page as it is.
  return request && request.is !== 'lapsed' && state.look !== 'plain'
    ? to({ ...state, ...news, look: 'plain' }, { do: 'look', look: 'plain' })
    : to({ ...state, ...news });
}

/** What the citizen does meanwhile; none of it ends that either. */
export function actLive(state: Live, act: LiveAct): LiveStep {
  switch (act.do) {
    case 'look':
      return state.look === act.look ? to(state) : to({ ...state, look: act.look }, act);
    case 'answer-request': {
      const { request } = state;
      if (!request) return to(state);
      const answered = { ...state, request: undefined };
      return request.is === 'lapsed' ? to(answered) : to(answered, act);
    }
    // All that is left changes nothing of what the panel knows before it is done.
    default:
      return to(state, act);
  }
}

function to(state: Live, ...acts: LiveAct[]): LiveStep {
  return { state, effects: acts.map((act) => ({ effect: 'act', act })) };
}
