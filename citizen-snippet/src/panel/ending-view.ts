import { make } from './element.ts';
import { type EndingState, endingWords } from './ending-words.ts';
import { createHead } from './head.ts';
import { icon } from './icons.ts';
import { createLateAfter } from './late-after.ts';
import type { PanelContext, View } from './view.ts';

/** The end and its receipt, on white: nobody sees the page any more. */
export function createEndingView(context: PanelContext): View<EndingState> {
  const { say } = context;
  const head = createHead(context);
  const heading = make('h2', { id: 'end', tabindex: '-1' });
  const more = make('p');
  const words = make('div', {}, heading, more);
  const outcome = make('div', { class: 'outcome' }, words);
  const after = createLateAfter(context);
  const element = make(
    'section',
    { class: 'card', 'aria-labelledby': 'end' },
    head,
    make('div', { class: 'body' }, outcome, after.element),
  );

  /** Around the words, which keep focus and stay the same live region. */
  function showSign(state: EndingState): void {
    outcome.querySelector('.icon')?.remove();
    if (state.at === 'ended') outcome.prepend(icon(state.by === 'lost' ? 'warning' : 'check'));
  }

  return {
    element,
    update(state) {
      const over = state.at === 'ended';
      head.hidden = more.hidden = !over;
      showSign(state);
      // Not asked for by the citizen, who may be anywhere on the page: an alert is read where a status is not.
      words.setAttribute('role', over && state.by !== 'citizen' ? 'alert' : 'status');
      const said = endingWords(state, say);
      // Written only when it is new: a live region is read aloud on every writing.
      if (heading.textContent !== said) {
        heading.textContent = said;
        const talk = over && state.by === 'lost' ? `${say('panel.talk')} ` : '';
        more.textContent = talk + say('live.kept');
      }
      after.update(state);
    },
    focus: () => heading.focus(),
  };
}
