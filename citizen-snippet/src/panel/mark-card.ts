import type { Mark } from '@medkig/guidance/citizen/context';
import { button, make } from './element.ts';
import { markWords, newMarks } from './mark-words.ts';
import type { PanelContext } from './view.ts';

export interface MarkCard {
  element: HTMLElement;
  /** Takes the mark away that is shown. */
  dismiss(): void;
  update(marks: readonly Mark[], shownAs: string): void;
}

/** Says what the agent points at: one mark at a time, the newest that is still there. */
export function createMarkCard({ say, act }: PanelContext): MarkCard {
  const disc = make('span', { class: 'avatar' });
  const sentence = make('span', {});
  const goTo = button('line wide', () => shown && act({ do: 'go-to-mark', number: shown.number }));
  const card = make('div', { class: 'mark', hidden: '' }, make('p', {}, disc, sentence), goTo);
  // A live region must be there, and empty, before something is said in it.
  const announcer = make('p', { class: 'unseen-words', role: 'status' });
  let marks: readonly Mark[] = [];
  let shown: Mark | undefined;

  return {
    element: make('div', {}, announcer, card),
    dismiss: () => shown && act({ do: 'dismiss-mark', number: shown.number }),
    update(next, shownAs) {
      const added = newMarks(marks, next).at(-1);
      shown = added ?? next.find(({ number }) => number === shown?.number) ?? next.at(0);
      marks = next;
      card.hidden = !shown;
      if (!shown) {
        announcer.replaceChildren();
        return;
      }
      const words = markWords(shown, shownAs, say);
      if (added) announcer.textContent = words.spoken;
      disc.textContent = String(shown.number);
      sentence.textContent = words.sentence;
      goTo.textContent = words.goTo;
    },
  };
}
