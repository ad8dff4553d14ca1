import type { WishAnswer } from '@medkig/guidance/citizen/deeds/grants-state';
import type { CitizenRequest } from '../citizen-state.ts';
import { createArming } from './arming.ts';
import { button, make } from './element.ts';
import { icon } from './icons.ts';
import { requestWords } from './request-words.ts';
import type { PanelContext } from './view.ts';

export interface RequestCard {
  element: HTMLElement;
  update(request: CitizenRequest | undefined, shownAs: string): void;
}

/** What the agent asks for, with what a yes does written out. No answer is chosen beforehand. */
export function createRequestCard({ say, act }: PanelContext): RequestCard {
  const heading = make('h2', { id: 'field' });
  const text = make('p', { id: 'yes' });
  const yes = button('ink', answer('yes'));
  const no = button('ink', answer('no'));
  const answers = make('div', { class: 'answers' }, yes, no);
  const always = button('line wide', answer('page'), say('wish.press.page'));
  const close = button('line wide', answer('no'), say('panel.close'));
  // A live region must be there, and empty, before something is said in it.
  const announcer = make('p', { class: 'unseen-words', role: 'status' });
  // What has focus is read with its name and what a yes does, once; a heading would be read after its group's name.
  const named = { tabindex: '-1', 'aria-labelledby': 'field', 'aria-describedby': 'yes' };
  const group = { class: 'above request', role: 'group', hidden: '', ...named };
  const card = make('div', group, heading, text, answers, always, close);
  const arming = createArming(yes, always);
  let shown = '';
  /** Where the citizen stood when a question took the focus. */
  let stood: HTMLElement | undefined;

  function answer(given: WishAnswer) {
    return (press: Event) => {
      if (given === 'no' || arming.accepts(press)) act({ do: 'answer-request', answer: given });
    };
  }

  return {
    element: make('div', {}, announcer, card),
    update(request, navn) {
      const next = JSON.stringify(request ?? '');
      if (next === shown) return;
      shown = next;
      const hadFocus = card.matches(':focus-within');
      card.hidden = !request;
      if (!request) {
        announcer.replaceChildren();
        if (hadFocus) stood?.focus({ preventScroll: true });
        stood = undefined;
        return;
      }
      const words = requestWords(request, navn, say);
      heading.textContent = words.heading;
      text.replaceChildren(...words.text.map((part, at) => (at % 2 ? make('strong', {}, part) : part)));
      yes.replaceChildren(icon(request.is === 'see' ? 'eye' : 'check'), make('span', {}, words.yes));
      no.replaceChildren(icon(request.is === 'see' ? 'struckEye' : 'cross'), make('span', {}, words.no));
      const isOpen = request.is !== 'lapsed';
      text.hidden = answers.hidden = !isOpen;
      always.hidden = request.is !== 'press';
      close.hidden = isOpen;
      arming.restart();
      // Focus is never taken from someone who writes: they hear of it instead.
      if (!hadFocus && (isWriting() || !isOpen)) announcer.textContent = heading.textContent;
      else {
        if (!hadFocus) stood = focused(card);
        card.focus();
      }
    },
  };
}

/** In the panel or on the page. */
function focused(card: HTMLElement): HTMLElement | undefined {
  const root = card.getRootNode();
  const active = (root instanceof ShadowRoot && root.activeElement) || document.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}

function isWriting(): boolean {
  return document.activeElement?.matches('input, textarea, select, [contenteditable]') ?? false;
}
