/** The citizen's side: the real capture on a page whose secrets come and move. Runs inside the page. */
import { createCapture } from '@medkig/citizen-snippet/capture';
import { defaultPolicy } from '@medkig/privacy/policy';
import { record } from 'rrweb';
import { type Arrival, arrive } from './arrivals.ts';
import { type Shake, shake } from './shakes.ts';
import { frame, type Journey } from './slot.ts';

const events: unknown[] = [];
const told: unknown[] = [];
const faults: string[] = [];

const capture = createCapture({
  window,
  policy: defaultPolicy,
  echoes: '',
  emit: (event) => events.push(event),
  onFocus: (node, label) => told.push({ node, label }),
  onFault: (reason) => faults.push(reason),
});

export function start(): void {
  capture.start();
}

/** rrweb with nothing of ours: what the same page gives away without us. */
export function startUnprotected(): void {
  record({ emit: (event) => events.push(event) });
}

/** Types a word into a field of its own as a person does, as far as the page can tell. */
export function type(field: string, word: string): void {
  const input = document.getElementById(field);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no ${field}`);
  input.focus();
  for (let length = 1; length <= word.length; length++) {
    input.value = word.slice(0, length);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  input.dispatchEvent(new Event('change', { bubbles: true }));
  input.blur();
}

export interface Travel {
  journey: Journey;
  arrival: Arrival;
  shakes: readonly Shake[];
}

/** All at the same time, step by step. */
export async function travel(all: readonly Travel[]): Promise<void> {
  await Promise.all(
    all.map(async ({ journey, arrival, shakes }) => {
      await arrive(arrival, journey);
      await frame();
      for (const how of shakes) {
        await shake(how, journey);
        await frame();
      }
    }),
  );
}

/** All that has left, in order, and what leaves with a fresh snapshot. */
export function finish(): { before: unknown[]; after: unknown[]; told: unknown[]; faults: string[] } {
  const before = [...events];
  capture.checkout();
  return { before, after: events.slice(before.length), told: [...told, capture.page()], faults };
}
