import { expect, it } from 'vitest';
import type { HiddenPart } from '../capture/hidden-parts.ts';
import { countHidden } from './count-hidden.ts';
import { noFacts } from './facts.ts';

/** As much of a field as is looked at. */
function field(value: string): HiddenPart {
  return { kind: 'value', node: { value, parentElement: null, textContent: '' } as unknown as Node };
}

function text(words: string): HiddenPart {
  return { kind: 'text', node: { parentElement: null, textContent: words } as unknown as Node };
}

it('counts a field once, however often it is met', () => {
  const once = countHidden(noFacts, [field('Karla')], '/om-dig');
  expect(countHidden(once, [field('Karla Testesen')], '/om-dig').fields).toEqual(once.fields);
  expect(once.fields).toHaveLength(1);
});

it('counts a field of another page apart', () => {
  const here = countHidden(noFacts, [field('Karla')], '/om-dig');
  expect(countHidden(here, [field('Bakkevej')], '/ny-adresse').fields).toHaveLength(2);
});

it('names a CPR number as one, in a field or in a text, and counts no text', () => {
  expect(countHidden(noFacts, [field('010190-1234')], '/')).toMatchObject({ cpr: true, fields: [] });
  expect(countHidden(noFacts, [text('Dit nummer er 010190-1234.')], '/')).toMatchObject({
    cpr: true,
    fields: [],
  });
  expect(countHidden(noFacts, [text('Karla')], '/')).toEqual(noFacts);
});

it('keeps nothing of what stood there', () => {
  const facts = countHidden(noFacts, [field('Karla'), field('010190-1234')], '/om-dig');
  expect(JSON.stringify(facts)).not.toMatch(/Karla|0101/);
});
