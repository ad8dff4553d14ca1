/** Runs in the citizen's page: somebody who writes, ticks and unfolds all the time, one numbered step after the other. */
import { hashOf, linesAt, type PageAtStep, STEP_ID } from './page-at-step.ts';

export interface BusyCitizen {
  /** Takes a step every so many milliseconds from now on. @param noise characters of one paragraph that are new in each step */
  go(everyMs: number, noise: number): void;
  /** Takes no further step; the number of the last one. */
  rest(): number;
  /** What the page was at each step. */
  steps: PageAtStep[];
  /** The whole page at a step, while it is remembered. */
  linesAt(step: number): string | undefined;
}

const REMEMBERED = 400;

export function becomeBusy(document: Document): BusyCitizen {
  const steps: PageAtStep[] = [];
  const texts = new Map<number, string>();
  const { number, list, tick, field, part, churn } = build(document);
  let step = 0;
  let timer: number | undefined;

  /** All within one task, so that no picture can show half of it. */
  function takeStep(noise: number): void {
    step += 1;
    number.textContent = String(step);
    const line = document.createElement('li');
    line.textContent = `skridt ${step}`;
    churn.textContent = noiseOf(noise);
    list.append(line);
    if (list.childElementCount > 60) list.firstElementChild?.remove();
    if (step % 2 === 0) tick.click();
    part.hidden = step % 3 === 0;
    part.setAttribute('data-skridt', String(step));
    field.value = step % 5 === 0 ? '' : `Karla ${'e'.repeat(step % 5)}`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    // With noise the page is large, and what it costs to read it would be the test's own doing.
    if (noise === 0) remember(linesAt(document, 'citizen', location.href));
    else steps.push({ step, at: Date.now() });
  }

  function remember(text: string): void {
    texts.set(step, text);
    texts.delete(step - REMEMBERED);
    steps.push({ step, hash: hashOf(text), at: Date.now() });
  }

  return {
    go: (everyMs, noise) => {
      clearInterval(timer);
      timer = window.setInterval(() => takeStep(noise), everyMs);
    },
    rest: () => {
      clearInterval(timer);
      return step;
    },
    steps,
    linesAt: (wanted) => texts.get(wanted),
  };
}

function build(document: Document) {
  const part = document.createElement('section');
  const number = Object.assign(document.createElement('p'), { id: STEP_ID });
  const label = document.createElement('label');
  const tick = Object.assign(document.createElement('input'), { type: 'checkbox' });
  const fieldLabel = Object.assign(document.createElement('label'), { textContent: 'Kaldenavn' });
  const field = Object.assign(document.createElement('input'), { type: 'text' });
  const list = document.createElement('ol');
  const churn = document.createElement('p');
  label.append(tick, 'Jeg har læst det');
  fieldLabel.append(field);
  part.append('Et afsnit, der foldes ud');
  (document.querySelector('main') ?? document.body).append(number, label, fieldLabel, part, list, churn);
  return { number, list, tick, field, part, churn };
}

/** Text that no compression makes small. */
function noiseOf(length: number): string {
  let text = '';
  while (text.length < length) text += Math.random().toString(36).slice(2);
  return text.slice(0, length);
}
