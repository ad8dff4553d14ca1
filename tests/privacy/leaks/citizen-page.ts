/** The citizen's side: the real capture on a page whose secrets come and move. Runs inside the page. */
import { createCapture } from '@medkig/citizen-snippet/capture';
import { fieldOffer } from '@medkig/citizen-snippet/field-offer';
import { type OpenFrames, openFrames } from '@medkig/citizen-snippet/open-frames';
import { spokenName } from '@medkig/citizen-snippet/spoken-name';
import { defaultPolicy } from '@medkig/privacy/policy';
import { record } from 'rrweb';
import { type Arrival, arrive } from './arrivals.ts';
import { type Shake, shake } from './shakes.ts';
import { frame, type Journey } from './slot.ts';
import { bring as bringThere } from './surrounding.ts';

export const bring = bringThere;

const events: unknown[] = [];
const told: unknown[] = [];
const faults: string[] = [];

const capture = createCapture({
  window,
  policy: defaultPolicy,
  echoes: '',
  emit: (event) => events.push(event),
  spokenName: () => spokenName,
  onFocus: (node, label) => told.push({ node, label }),
  onFault: (reason) => faults.push(reason),
});

let frames: OpenFrames | undefined;

export function start(): void {
  capture.start();
  frames = openFrames({ window, policy: defaultPolicy, capture });
}

/** Whether a frame that was seen into has become one that is shown to nobody. */
export function isNever(): boolean {
  return frames?.isNever() ?? false;
}

/** The citizen blurs a part of the page. */
export function blur(part: Element): void {
  capture.blur(part);
}

/** Whether the citizen may be asked to show what is in a field. */
export function isOffered(field: Element): boolean {
  return capture.revealable(capture.idOf(field) ?? 0, fieldOffer) !== undefined;
}

/** Whether the agent has been told of the element. */
export function isTold(element: Element | null): boolean {
  const id = element ? capture.idOf(element) : undefined;
  return id !== undefined && new RegExp(`"id":${id}\\D`).test(JSON.stringify(events));
}

/** rrweb with nothing of ours: what the same page gives away without us. */
export function startUnprotected(): void {
  record({ emit: (event) => events.push(event) });
}

/** Types a word into a field of its own as a person does, as far as the page can tell. */
export function type(field: string, word: string): void {
  const input = document.querySelector<HTMLInputElement>(`input#${field}`);
  if (!input) throw new Error(`no ${field}`);
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
