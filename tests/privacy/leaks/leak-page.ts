/** One page with many cases on it, each in a part of its own. */
import { served } from './arrivals.ts';
import type { Travel } from './citizen-page.ts';
import type { Lab } from './lab.ts';
import type { LeakCase } from './leak-case.ts';
import type { Journey } from './slot.ts';
import type { Surrounding } from './surrounding.ts';

/** Shows the page and lets everything come to its place and move about. */
export async function act(
  lab: Lab,
  cases: readonly LeakCase[],
  start: 'start' | 'startUnprotected',
  surrounding?: Surrounding,
): Promise<void> {
  const place = await lab.visit(cases.map(partOf).join('\n'), start, surrounding);
  await place.evaluate(
    async ([typed, travels]) => {
      for (const { field, word } of typed) globalThis.leakCitizen.type(field, word);
      await globalThis.leakCitizen.travel(travels);
    },
    [typedIn(cases), cases.map(travelOf)] as const,
  );
}

/** Of the same form as no secret is, and long enough to be cut into ten. */
const BLANK = 'blankblankblank';

function journeyOf({ placement, secret }: LeakCase, at: number): Journey {
  return {
    slot: `slot-${at}`,
    full: placement.html(secret.written),
    blank: placement.html(BLANK),
    script: placement.script?.(secret.written) ?? '',
  };
}

function travelOf(example: LeakCase, at: number): Travel {
  return { journey: journeyOf(example, at), arrival: example.arrival, shakes: example.shakes };
}

/** Words that are typed once the page stands; those of a page that comes with them are filled in beforehand. */
function typedIn(cases: readonly LeakCase[]): { field: string; word: string }[] {
  return cases.flatMap((example, at) =>
    example.secret.kind === 'word' && !comesWithPage(example)
      ? [{ field: `field-${at}`, word: example.secret.written }]
      : [],
  );
}

function comesWithPage({ arrival }: LeakCase): boolean {
  return arrival === 'in the page' || arrival.startsWith('moved out');
}

function partOf(example: LeakCase, at: number): string {
  const { kind, written } = example.secret;
  const prefilled = comesWithPage(example) ? written : '';
  const field = kind === 'word' ? `<input id="field-${at}" value="${prefilled}">` : '';
  return `<section>${field}<div id="slot-${at}">${served(example.arrival, journeyOf(example, at))}</div></section>`;
}
