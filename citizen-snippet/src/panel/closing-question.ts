import type { Rating } from '../citizen-state.ts';
import { button, make } from './element.ts';
import type { PanelContext } from './view.ts';

export interface ClosingQuestion {
  element: HTMLElement;
  update(rating: Rating): void;
}

/** One question, three answers alike, and a way past it. The agent never sees an answer. */
export function createClosingQuestion({ say, act }: PanelContext): ClosingQuestion {
  const answers = (['yes', 'partly', 'no'] as const).map((answer) =>
    button('line', () => act({ do: 'rate', answer }), say(`rate.${answer}`)),
  );
  const question = make(
    'div',
    { role: 'group', 'aria-labelledby': 'rate' },
    make('h3', { id: 'rate' }, say('rate.question')),
    make('div', { class: 'thirds' }, ...answers),
    button('plain', () => act({ do: 'rate', answer: 'skipped' }), say('rate.skip')),
  );
  // It takes focus, and would be read twice as a status.
  const thanks = make('p', { tabindex: '-1' });
  const element = make('div', { class: 'rating' }, thanks, question);
  let shown: Rating | undefined;

  return {
    element,
    update(rating) {
      if (rating === shown) return;
      const isAnswered = shown === 'asked';
      shown = rating;
      element.hidden = rating === 'none';
      question.hidden = rating !== 'asked';
      thanks.textContent = rating === 'thanked' ? say('rate.thanks') : '';
      // The button that was pressed is gone.
      if (isAnswered)
        (rating === 'thanked' ? thanks : element.closest('section')?.querySelector('h2'))?.focus();
    },
  };
}
