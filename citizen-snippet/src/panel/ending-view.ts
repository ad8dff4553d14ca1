import { make } from './element.ts';
import { type EndingState, endingWords } from './ending-words.ts';
import { createHead } from './head.ts';
import { icon } from './icons.ts';
import { receiptLines } from './receipt.ts';
import type { PanelContext, View } from './view.ts';

/** The end and its receipt, on white: nobody sees the page any more. */
export function createEndingView(context: PanelContext): View<EndingState> {
  const { say } = context;
  const head = createHead(context);
  const heading = make('h2', { id: 'end', tabindex: '-1' });
  const kept = make('p', {}, say('live.kept'));
  const receipt = make('dl', {});
  const body = make(
    'div',
    { class: 'body' },
    make('div', { class: 'outcome' }, icon('check'), make('div', {}, heading, kept)),
    receipt,
  );
  const element = make(
    'section',
    { class: 'card', role: 'region', 'aria-labelledby': 'end' },
    head.element,
    body,
  );

  return {
    element,
    update(state) {
      const over = state.at === 'ended';
      head.update();
      head.element.hidden = kept.hidden = !over;
      body.classList.toggle('waiting', !over);
      // Not asked for by the citizen, who may be anywhere on the page: an alert is read where a status is not.
      heading.parentElement?.setAttribute('role', over && state.by !== 'citizen' ? 'alert' : 'status');
      heading.textContent = endingWords(state, say);
      const lines = over ? receiptLines(state, say) : [];
      receipt.hidden = lines.length === 0;
      receipt.replaceChildren(
        ...lines.flatMap(([label, value]) => [make('dt', {}, label), make('dd', {}, value)]),
      );
    },
    focus: () => heading.focus(),
  };
}
