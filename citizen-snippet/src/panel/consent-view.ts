import type { CitizenState, Introduction } from '../citizen-state.ts';
import { createArming } from './arming.ts';
import { avatar } from './avatar.ts';
import { button, make } from './element.ts';
import { type Icon, icon } from './icons.ts';
import type { PanelContext, View } from './view.ts';

type Asking = Extract<CitizenState, { at: 'asking' }>;

/** The question before anything is shown. Answers are alike, and none of them is chosen beforehand. */
export function createConsentView(context: PanelContext): View<Asking> {
  const { say, act, now } = context;
  const heading = make('h2', { id: 'question', tabindex: '-1' });
  const body = make('div', { class: 'body' });

  const answer = (yes: boolean) => (press: Event) => {
    if (arming.accepts(press)) act({ do: 'answer', yes, now: now() });
  };
  const yes = button('ink', answer(true), icon('check'), make('span', {}, say('consent.yes')));
  const arming = createArming(yes);
  const no = button('ink', answer(false), icon('cross'), make('span', {}, say('consent.no')));

  const dialog = make(
    'section',
    { class: 'card consent', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'question' },
    body,
    make('div', { class: 'answers pinned' }, yes, no),
  );
  // Lies over the page, which must wait for the answer, and hides nothing of it.
  const catcher = make('div', { class: 'catcher', click: () => heading.focus() });
  const element = make('div', { keydown: keepInside }, catcher, dialog);

  function keepInside(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return;
    if (event.key === 'Escape') act({ do: 'answer', yes: false, now: now() });
    if (event.key !== 'Tab') return;
    const first = body.querySelector('summary') ?? yes;
    const [from, to] = event.shiftKey ? [first, no] : [no, first];
    if (event.target !== from && !(event.shiftKey && event.target === heading)) return;
    event.preventDefault();
    to.focus();
  }

  return {
    element,
    update({ agent, wordIndex, mayAsk }) {
      heading.textContent = say('consent.heading', { navn: agent.shownAs, kommune: agent.employer });
      const word = context.pictures[wordIndex] ?? '';
      body.replaceChildren(
        make('div', { class: 'who' }, avatar(agent.shownAs), heading),
        ...terms(agent, mayAsk, context),
        make(
          'p',
          { class: 'word' },
          say('consent.word', { navn: agent.shownAs }),
          ' ',
          make('strong', {}, word),
        ),
        make('p', { class: 'warning' }, icon('warning'), make('span', {}, say('consent.fraud'))),
        kept(context),
      );
      arming.restart();
    },
    focus: () => heading.focus(),
  };
}

function terms(
  { shownAs: navn, employer, municipality }: Introduction,
  mayAsk: boolean,
  { say }: PanelContext,
): HTMLElement[] {
  const others = employer === municipality ? [] : [' ', say('consent.for', { navn, kommune: municipality })];
  return [
    term(
      'eye',
      make('strong', {}, say('consent.sees', { navn })),
      ' ',
      say(mayAsk ? 'consent.asks' : 'consent.does', { navn }),
      ...others,
    ),
    term('struckEye', make('strong', {}, say('consent.hides')), ' ', say('consent.hidden', { navn })),
    term('hand', say('consent.stopany')),
  ];
}

function term(sign: Icon, ...words: (Node | string)[]): HTMLElement {
  return make('p', { class: 'term' }, icon(sign), make('span', {}, ...words));
}

function kept({ say }: PanelContext): HTMLElement {
  return make(
    'details',
    {},
    make('summary', {}, icon('chevron'), make('span', {}, say('consent.kept'))),
    make('p', {}, `${say('consent.record')} ${say('consent.silence')}`),
  );
}
