/** What stands under the words of the end: the receipt, the closing question, and «Meld et mistænkeligt opkald». */
import type { CitizenState } from '../citizen-state.ts';
import { afterStyle } from './after-style.ts';
import { createClosingQuestion } from './closing-question.ts';
import { make } from './element.ts';
import { receiptLines } from './receipt.ts';
import { createReportCall } from './report-call.ts';
import type { PanelContext } from './view.ts';

type After = Extract<CitizenState, { at: 'declined' | 'stopping' | 'ended' }>;

export interface AfterSession {
  elements: readonly HTMLElement[];
  update(state: After): void;
}

/** The style that belongs to it, for the root that it stands in. */
export function styleAfter(root: Node): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(afterStyle);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

export function createAfterSession(context: PanelContext): AfterSession {
  const receipt = make('dl');
  const question = createClosingQuestion(context);
  const report = createReportCall(context);
  return {
    elements: [receipt, question.element, report.element],
    update(state) {
      const ended = state.at === 'ended' ? state : undefined;
      report.element.hidden = state.at === 'stopping';
      question.update(ended?.rating ?? 'none');
      report.update(state.at === 'stopping' ? 'none' : state.report);
      const lines = ended ? receiptLines(ended, context.say, context.language) : [];
      receipt.hidden = lines.length === 0;
      receipt.replaceChildren(
        ...lines.flatMap(([label, value]) => [make('dt', {}, label), make('dd', {}, value)]),
      );
    },
  };
}
