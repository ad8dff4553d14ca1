import { MASK } from '@medkig/privacy/mask';
import { expect, it } from 'vitest';
import { hiddenStretches } from './hidden-stretches.ts';

const hidden = (text: string, shown: string) =>
  hiddenStretches(text, shown).map(({ start, end }) => text.slice(start, end));

it('finds the number in a sentence', () => {
  expect(hidden('Ti tal, for eksempel 010190-1234.', `Ti tal, for eksempel ${MASK}.`)).toEqual([
    '010190-1234',
  ]);
});

it('finds it at the beginning, at the end, and more than one', () => {
  expect(hidden('010190-1234 er dit', `${MASK} er dit`)).toEqual(['010190-1234']);
  expect(hidden('Dit er 010190-1234', `Dit er ${MASK}`)).toEqual(['010190-1234']);
  expect(hidden('0101901234 og 0202902345', `${MASK} og ${MASK}`)).toEqual(['0101901234', '0202902345']);
});

it('takes the whole of a text that is hidden whole', () => {
  expect(hidden('Karla Testesen', MASK)).toEqual(['Karla Testesen']);
});

it('takes the whole of a text that has become another one meanwhile', () => {
  expect(hidden('Noget helt andet', `Dit nummer er ${MASK}.`)).toEqual(['Noget helt andet']);
  expect(hidden('kort', 'en længere tekst')).toEqual(['kort']);
});

it('hides nothing of a text that left as it is', () => {
  expect(hidden('Vejnavn', 'Vejnavn')).toEqual([]);
});
