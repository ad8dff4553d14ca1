import type { CitizenState } from '../citizen-state.ts';
import { button, make } from './element.ts';
import { createHead } from './head.ts';
import { icon } from './icons.ts';
import { createLateAfter } from './late-after.ts';
import type { PanelContext, View } from './view.ts';
import { createWayOn } from './way-on.ts';

type Declined = Extract<CitizenState, { at: 'declined' }>;

/** After «Nej tak»: nothing was shown, the call goes on, and a new code is one press away. */
export function createDeclinedView(context: PanelContext): View<Declined> {
  const { say, act } = context;
  const heading = make('h2', { id: 'declined', tabindex: '-1' }, say('declined.heading'));
  const again = button('line wide', () => act({ do: 'open' }), say('code.again'));
  const words = make('div', {}, heading, make('p', {}, say('panel.talk')), createWayOn(context));
  const after = createLateAfter(context);
  const outcome = make('div', { class: 'outcome' }, icon('check'), words);
  const element = make(
    'section',
    { class: 'card', 'aria-labelledby': 'declined' },
    createHead(context),
    make('div', { class: 'body' }, outcome, again, after.element),
  );
  return { element, update: after.update, focus: () => heading.focus() };
}
