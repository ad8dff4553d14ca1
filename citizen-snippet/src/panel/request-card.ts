import type { FieldRequest } from '../citizen-state.ts';
import { createArming } from './arming.ts';
import { button, make } from './element.ts';
import { icon } from './icons.ts';
import type { PanelContext } from './view.ts';

export interface RequestCard {
  element: HTMLElement;
  /** False when nothing is asked. */
  update(request: FieldRequest | undefined, shownAs: string): boolean;
}

/** «Må Anna se feltet?», with what would become visible. Neither answer is chosen beforehand. */
export function createRequestCard({ say, act }: PanelContext): RequestCard {
  const heading = make('h2', { id: 'field', tabindex: '-1' });
  const text = make('p');
  const yesWords = make('span');
  const yes = button('ink', answer(true), icon('eye'), yesWords);
  const no = button('ink', answer(false), icon('struckEye'), make('span', {}, say('live.askreveal.no')));
  const answers = make('div', { class: 'answers' }, yes, no);
  const close = button('line wide', () => act({ do: 'answer-field', yes: false }), say('panel.close'));
  // A live region must be there, and empty, before something is said in it.
  const announcer = make('p', { class: 'unseen-words', role: 'status' });
  const group = { class: 'above request', role: 'group', 'aria-labelledby': 'field', hidden: '' };
  const card = make('div', group, heading, text, answers, close);
  const arming = createArming(yes);
  let shown = '';

  function answer(isYes: boolean) {
    return (press: Event) => {
      if (!isYes || arming.accepts(press)) act({ do: 'answer-field', yes: isYes });
    };
  }

  function words(request: FieldRequest, navn: string): string {
    const { label: felt } = request;
    if (request.is === 'lapsed') return say('live.askreveal.lapsed', { navn, felt });
    return say('live.askreveal', { navn, felt });
  }

  /** The value stands in bold: it is what the citizen decides about. */
  function explain({ value }: Extract<FieldRequest, { is: 'open' }>, navn: string): void {
    const [before = '', after = ''] = say('live.askreveal.text', { navn, indhold: '\n' }).split('\n');
    text.replaceChildren(before, make('strong', {}, value), after);
  }

  return {
    element: make('div', {}, announcer, card),
    update(request, navn) {
      const next = JSON.stringify(request ?? '');
      if (next === shown) return request !== undefined;
      shown = next;
      card.hidden = !request;
      if (!request) {
        announcer.replaceChildren();
        return false;
      }
      const isOpen = request.is === 'open';
      heading.textContent = words(request, navn);
      text.hidden = answers.hidden = !isOpen;
      close.hidden = isOpen;
      if (isOpen) explain(request, navn);
      yesWords.textContent = say('live.show', { navn });
      arming.restart();
      // Focus is never taken from someone who writes: they hear of it instead.
      if (isWriting() || !isOpen) announcer.textContent = heading.textContent;
      else heading.focus();
      return true;
    },
  };
}

function isWriting(): boolean {
  return document.activeElement?.matches('input, textarea, select, [contenteditable]') ?? false;
}
