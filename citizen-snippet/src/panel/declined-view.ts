import { button, make } from './element.ts';
import { createHead } from './head.ts';
import { icon } from './icons.ts';
import type { PanelContext, View } from './view.ts';

/** After «Nej tak»: nothing was shown, the call goes on, and a new code is one press away. */
export function createDeclinedView(context: PanelContext): View<unknown> {
  const { say, act } = context;
  const heading = make('h2', { id: 'declined', tabindex: '-1' }, say('declined.heading'));
  const again = button('line wide', () => act({ do: 'open' }), say('code.again'));
  const words = make('div', {}, heading, make('p', {}, say('panel.talk')));
  const element = make(
    'section',
    { class: 'card', 'aria-labelledby': 'declined' },
    createHead(context),
    make('div', { class: 'body' }, make('div', { class: 'outcome' }, icon('check'), words), again),
  );
  return { element, update: () => {}, focus: () => heading.focus() };
}
