/**
 * What the citizen allows on the page that is shown, as one union and one function. A deed (a press, a field filled
 * in, another page) is done when, and only when, `changeGrants` says so; nothing else in the citizen's browser does one.
 */
import type { Grant, GuideOutcome } from '@medkig/protocol/session/messages';
import type { Wish } from '../../contract/tools.ts';

export type GrantsState =
  /** Nothing is shown. */
  | { is: 'closed' }
  | {
      is: 'open';
      /** The page load that all of this is about. */
      page: string;
      /** The one question that the citizen has not answered yet. */
      asked: Wish | undefined;
      /** The agent may press on this page until the citizen takes it back. */
      clicks: boolean;
    };

/** Why something is not done. */
export type Refusal = Exclude<GuideOutcome, 'done'>;

/** `page`: this press, and from now on pressing on this page. */
export type WishAnswer = 'yes' | 'page' | 'no';

export type GrantsEvent =
  /** The page is shown, under this nonce. */
  | { t: 'shown'; page: string }
  /** A pause, the end, or a page that is left. */
  | { t: 'rested' }
  /** The agent's guide, and whether the page has a reason against it. */
  | { t: 'wished'; page: string; wish: Wish; against: Refusal | undefined }
  | { t: 'answered'; answer: WishAnswer }
  /** Nobody answered in time. */
  | { t: 'lapsed' }
  /** What the question is about is not there any more, or not as it was. */
  | { t: 'spoilt'; because: Refusal }
  /** Esc, or «Stop det». */
  | { t: 'taken-back' };

export type GrantsEffect =
  /** Put the question. */
  | { do: 'ask'; wish: Wish }
  /** Do it, once, after one more look at the page. */
  | { do: 'deed'; wish: Wish }
  /** To the guide that was just heard. */
  | { do: 'refuse'; because: Refusal }
  /** To the guide whose question stood. */
  | { do: 'settle'; because: Refusal }
  /** Whether the agent may press on this page has changed. */
  | { do: 'tell'; clicks: boolean };

export interface GrantsStep {
  state: GrantsState;
  effects: readonly GrantsEffect[];
}

export const noGrants: GrantsState = { is: 'closed' };

/** What must stand in the municipality's policy before the citizen is asked at all. */
const needs: Record<Wish['tool'], Grant> = { propose: 'navigate', press: 'click', fill: 'fill' };

/** @param may what the municipality lets its citizens be asked to allow */
export function changeGrants(state: GrantsState, event: GrantsEvent, may: readonly string[]): GrantsStep {
  if (event.t === 'shown') {
    const fresh = { is: 'open', page: event.page, asked: undefined, clicks: false } as const;
    return { state: fresh, effects: leave(state) };
  }
  if (state.is === 'closed')
    return event.t === 'wished' ? to(state, { do: 'refuse', because: 'not-granted' }) : to(state);
  const { asked } = state;
  switch (event.t) {
    case 'rested':
      return { state: noGrants, effects: leave(state) };
    case 'wished': {
      const because = reasonAgainst(state, event, may);
      if (because) return to(state, { do: 'refuse', because });
      const { wish } = event;
      if (wish.tool === 'press' && state.clicks) return to(state, { do: 'deed', wish });
      return to({ ...state, asked: wish }, { do: 'ask', wish });
    }
    case 'answered': {
      if (!asked) return to(state);
      const answered = { ...state, asked: undefined };
      if (event.answer === 'no') return to(answered, { do: 'settle', because: 'refused' });
      if (event.answer === 'yes') return to(answered, { do: 'deed', wish: asked });
      // Offered with a press alone.
      if (asked.tool !== 'press') return to(state);
      return to({ ...answered, clicks: true }, { do: 'tell', clicks: true }, { do: 'deed', wish: asked });
    }
    case 'lapsed':
      return asked ? to({ ...state, asked: undefined }, { do: 'settle', because: 'lapsed' }) : to(state);
    case 'spoilt':
      return asked ? to({ ...state, asked: undefined }, { do: 'settle', because: event.because }) : to(state);
    case 'taken-back':
      return state.clicks ? to({ ...state, clicks: false }, { do: 'tell', clicks: false }) : to(state);
    default: {
      const never: never = event;
      return never;
    }
  }
}

function reasonAgainst(
  { page, asked }: Extract<GrantsState, { is: 'open' }>,
  event: Extract<GrantsEvent, { t: 'wished' }>,
  may: readonly string[],
): Refusal | undefined {
  if (event.page !== page) return 'gone';
  if (!may.includes(needs[event.wish.tool])) return 'not-granted';
  return event.against ?? (asked ? 'busy' : undefined);
}

/** A question and a grant end with the page that they are about. */
function leave(state: GrantsState): GrantsEffect[] {
  if (state.is === 'closed') return [];
  const effects: GrantsEffect[] = [];
  if (state.asked) effects.push({ do: 'settle', because: 'not-granted' });
  if (state.clicks) effects.push({ do: 'tell', clicks: false });
  return effects;
}

function to(state: GrantsState, ...effects: GrantsEffect[]): GrantsStep {
  return { state, effects };
}
