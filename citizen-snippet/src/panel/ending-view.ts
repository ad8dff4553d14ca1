import { createClosingQuestion } from './closing-question.ts';
import { make } from './element.ts';
import { type EndingState, endingWords } from './ending-words.ts';
import { createHead } from './head.ts';
import { icon } from './icons.ts';
import { receiptLines } from './receipt.ts';
import { createReportCall } from './report-call.ts';
import type { PanelContext, View } from './view.ts';

/** The end and its receipt, on white: nobody sees the page any more. */
export function createEndingView(context: PanelContext): View<EndingState> {
  const { say } = context;
  const head = createHead(context);
  const heading = make('h2', { id: 'end', tabindex: '-1' });
  const more = make('p');
  const words = make('div', {}, heading, more);
  const outcome = make('div', { class: 'outcome' }, words);
  const receipt = make('dl');
  const question = createClosingQuestion(context);
  const report = createReportCall(context);
  const element = make(
    'section',
    { class: 'card', 'aria-labelledby': 'end' },
    head,
    make('div', { class: 'body' }, outcome, receipt, question.element, report.element),
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
      head.hidden = more.hidden = report.element.hidden = !over;
      question.update(over ? state.rating : 'none');
      report.update(over ? state.report : 'none');
      showSign(state);
      // Not asked for by the citizen, who may be anywhere on the page: an alert is read where a status is not.
      words.setAttribute('role', over && state.by !== 'citizen' ? 'alert' : 'status');
      heading.textContent = endingWords(state, say);
      const talk = over && state.by === 'lost' ? `${say('panel.talk')} ` : '';
      more.textContent = talk + say('live.kept');
      const lines = over ? receiptLines(state, say, context.language) : [];
      receipt.hidden = lines.length === 0;
      receipt.replaceChildren(
        ...lines.flatMap(([label, value]) => [make('dt', {}, label), make('dd', {}, value)]),
      );
    },
    focus: () => heading.focus(),
  };
}
