import type { ReportState } from '../citizen-state.ts';
import { button, make } from './element.ts';
import { icon } from './icons.ts';
import type { PanelContext } from './view.ts';

export interface ReportCall {
  element: HTMLElement;
  update(report: ReportState): void;
}

/** «Meld et mistænkeligt opkald»: one press, and words of thanks in its place. */
export function createReportCall({ say, act }: PanelContext): ReportCall {
  const press = button('plain', () => act({ do: 'report' }), say('report.button'));
  // A live region must be there, and empty, before something is said in it.
  const answer = make('p', { role: 'status', tabindex: '-1' });
  let shown: ReportState = 'none';

  return {
    element: make('div', { class: 'report' }, answer, press),
    update(report) {
      if (report === shown) return;
      const hadFocus = press.matches(':focus');
      shown = report;
      press.hidden = report === 'sent';
      press.setAttribute('aria-disabled', String(report === 'sending'));
      press.textContent = report === 'sending' ? say('report.sending') : say('report.button');
      answer.className = report === 'failed' ? 'problem' : '';
      answer.replaceChildren(...words(report));
      if (hadFocus && report === 'sent') answer.focus();
    },
  };

  function words(report: ReportState): (Node | string)[] {
    switch (report) {
      case 'sent':
        return [`${say('report.sent')} ${say('report.advice')}`];
      case 'failed': {
        const prefix = make('span', { class: 'unseen-words' }, say('error.prefix'));
        return [icon('warning'), make('span', {}, prefix, say('report.failed'))];
      }
      case 'none':
      case 'sending':
        return [];
      default: {
        const never: never = report;
        return never;
      }
    }
  }
}
