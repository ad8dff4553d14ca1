import type { ApiFailure } from '@medkig/api/client';

/** How a form stands towards what the server keeps. `tries` counts presses of «Gem» that came to nothing. */
export type FormState<Draft> =
  /** Shows what is kept. */
  | { is: 'untouched' }
  /** The same, a moment after it was saved. */
  | { is: 'saved' }
  | { is: 'changed'; draft: Draft }
  /** Something must be mended first. */
  | { is: 'incomplete'; draft: Draft; tries: number }
  | { is: 'saving'; draft: Draft; sent: Draft; tries: number }
  | { is: 'refused'; draft: Draft; reason: ApiFailure; tries: number };

export type FormEvent<Draft> =
  | { t: 'change'; draft: Draft }
  | { t: 'undo' }
  | { t: 'incomplete'; draft: Draft }
  | { t: 'sent'; draft: Draft }
  /** `onto`: what a draft that was written on meanwhile is now to be saved over. */
  | { t: 'saved'; onto?: Partial<Draft> }
  | { t: 'refused'; reason: ApiFailure };

export function formTransition<Draft>(state: FormState<Draft>, event: FormEvent<Draft>): FormState<Draft> {
  switch (event.t) {
    case 'change':
      // What must be mended or decided stays so; «Gemt» is true no more.
      return 'draft' in state ? { ...state, draft: event.draft } : { is: 'changed', draft: event.draft };
    case 'undo':
      return state.is === 'saving' ? state : { is: 'untouched' };
    case 'incomplete':
      return { is: 'incomplete', draft: event.draft, tries: triesOf(state) + 1 };
    case 'sent':
      return { is: 'saving', draft: event.draft, sent: event.draft, tries: triesOf(state) };
    case 'saved':
      if (state.is !== 'saving') return state;
      // What was typed while it was on its way is not saved.
      return state.draft === state.sent
        ? { is: 'saved' }
        : { is: 'changed', draft: { ...state.draft, ...event.onto } };
    case 'refused':
      return state.is === 'saving'
        ? { is: 'refused', draft: state.draft, reason: event.reason, tries: state.tries + 1 }
        : state;
    default: {
      const never: never = event;
      return never;
    }
  }
}

function triesOf(state: FormState<unknown>): number {
  return 'tries' in state ? state.tries : 0;
}
