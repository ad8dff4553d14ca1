/** The page's side: one capture that the test can talk to. */

import { type Capture, createCapture } from '@medkig/citizen-snippet/capture';
import { fieldOffer } from '@medkig/citizen-snippet/field-offer';
import { spokenName } from '@medkig/citizen-snippet/spoken-name';
import { defaultPolicy, type Policy } from '@medkig/privacy/policy';
import type { ReplayEvent } from '@medkig/privacy/replay-event';

let capture: Capture | undefined;
let emitted: ReplayEvent[] = [];
const faults: string[] = [];
const covered: number[] = [];
const focus: string[] = [];
let readName: typeof spokenName | undefined = spokenName;

export function start(policy: Partial<Policy> = {}, echoes = ''): void {
  capture = createCapture({
    window,
    policy: { ...defaultPolicy, ...policy },
    echoes,
    emit: (event) => emitted.push(event),
    spokenName: () => readName,
    onFocus: (node, label) => focus.push(label || String(node)),
    onFault: (reason) => faults.push(reason),
    onCover: (id) => covered.push(id),
  });
  capture.start();
}

/** What has left since the last look, as one text. */
export function left(): string {
  const text = JSON.stringify(emitted);
  emitted = [];
  return text;
}

export function told() {
  return { faults, covered, focus, revealed: the().revealed(), echoes: the().echoes(), page: the().page() };
}

/** What reads the names of fields is not fetched yet. */
export function loseNames(): void {
  readName = undefined;
}

export function findNames(): void {
  readName = spokenName;
  the().tellFocus();
}

export function checkout(): void {
  the().checkout();
}

export function reveal(selector: string): boolean {
  return the().reveal(idOf(selector), fieldOffer);
}

export function cover(selector: string): void {
  the().cover(idOf(selector));
}

export function revealable(selector: string): { label: string; value: string } | undefined {
  return the().revealable(idOf(selector), fieldOffer);
}

export function blur(selector: string): void {
  the().blur(find(selector));
}

export function unblur(selector: string): void {
  the().unblur(find(selector));
}

/** Kind and name of each part: a field's id, a box's tag, a text as the page has it. */
export function hiddenParts(): string[] {
  return the()
    .hiddenParts()
    .map(
      ({ kind, node }) => `${kind} ${node instanceof Element ? node.id || node.localName : node.nodeValue}`,
    );
}

function the(): Capture {
  if (!capture) throw new Error('capture has not started');
  return capture;
}

function idOf(selector: string): number {
  return the().idOf(find(selector)) ?? 0;
}

function find(selector: string): Element {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`nothing on the page is ${selector}`);
  return element;
}
