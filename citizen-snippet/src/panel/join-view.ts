import type { CitizenState } from '../citizen-state.ts';
import { createArming } from './arming.ts';
import { button, make } from './element.ts';
import { icon } from './icons.ts';
import type { PanelContext, View } from './view.ts';

type Inviting = Extract<CitizenState, { at: 'inviting' }>;

/** A session runs in another tab. This one is asked for apart, and nothing of it is shown before a yes. */
export function createJoinView({ say, act }: PanelContext): View<Inviting> {
  const heading = make('h2', { id: 'join', tabindex: '-1' }, say('tab.heading'));
  const text = make('p');
  const answer = (yes: boolean) => (press: Event) => {
    if (arming.accepts(press)) act({ do: 'join', yes });
  };
  const yes = button('ink', answer(true), icon('check'), make('span', {}, say('tab.yes')));
  const arming = createArming(yes);
  const element = make(
    'section',
    { class: 'card', role: 'dialog', 'aria-labelledby': 'join', keydown: noByEscape },
    make('div', { class: 'body' }, heading, text),
    make(
      'div',
      { class: 'answers pinned' },
      yes,
      button('ink', answer(false), icon('cross'), make('span', {}, say('consent.no'))),
    ),
  );

  function noByEscape(event: Event): void {
    if (event instanceof KeyboardEvent && event.key === 'Escape') act({ do: 'join', yes: false });
  }

  return {
    element,
    update({ agent }) {
      text.textContent = say('tab.text', { navn: agent.shownAs });
      arming.restart();
    },
    focus: () => heading.focus(),
  };
}
