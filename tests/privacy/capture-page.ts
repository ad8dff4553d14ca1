/** The page's side of the privacy test: real capture on a real page, events kept where the test can read them. */

import { createCapture } from '@medkig/citizen-snippet/capture';
import { defaultPolicy } from '@medkig/privacy/policy';
import { record } from 'rrweb';

const emitted: unknown[] = [];
const faults: string[] = [];

const capture = createCapture({
  window,
  policy: defaultPolicy,
  echoes: '',
  emit: (event) => emitted.push(event),
  onFocus: (node, label) => emitted.push({ node, label }),
  onFault: (reason) => faults.push(reason),
});

export function start(): void {
  capture.start();
}

/** rrweb with nothing of ours: what the same page gives away without us. */
export function startUnprotected(): void {
  record({ emit: (event) => emitted.push(event) });
}

export function finish(): { emitted: unknown[]; faults: string[] } {
  capture.checkout();
  return { emitted: [...emitted, capture.page()], faults };
}

export function finishUnprotected(): unknown[] {
  return emitted;
}
