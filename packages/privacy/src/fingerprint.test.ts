import { describe, expect, it } from 'vitest';
import { findFingerprints, fingerprintOf, phrasesOf } from './fingerprint.ts';
import { MASK, maskRanges } from './mask.ts';
import { plainText } from './plain-text.ts';

const KEY = 0x1234567;
const printsOf = (...values: string[]) =>
  new Set(values.flatMap(phrasesOf).map((phrase) => fingerprintOf(phrase, KEY)));
const mask = (text: string, ...values: string[]) =>
  maskRanges(text, findFingerprints(plainText(text), printsOf(...values), KEY));

describe('a phrase is found by its fingerprint', () => {
  it.each([
    ['word for word', 'Bakkevej 12, 2. tv', 'Til: Bakkevej 12, 2. tv.', `Til: ${MASK}.`],
    ['in other letters and signs', 'Bakkevej 12, 2. tv', 'Til: BAKKEVEJ\n 12 - 2 TV.', `Til: ${MASK}.`],
    ['with other signs between the digits', '40302010', 'Ring 40 30 20 10', `Ring ${MASK}`],
    ['more than once', 'Mette', 'Mette, Mette', `${MASK}, ${MASK}`],
    ['over six signs between two words', 'Mette Olsen', 'Mette .... Olsen', MASK],
    ['over signs nobody sees', 'Mette', 'Met\u200bte', MASK],
  ])('%s', (_, value, text, left) => {
    expect(mask(text, value)).toBe(left);
  });

  it('each of several lengths', () => {
    expect(mask('Mette bor på Bakkevej 12', 'Mette', 'Bakkevej 12')).toBe(`${MASK} bor på ${MASK}`);
  });

  it('stretch by stretch where it is long', () => {
    const long = Array.from({ length: 100 }, (_, at) => `ord${'abcdefghij'.charAt(at % 10)}`).join(' ');
    expect(phrasesOf(long).map((phrase) => phrase.length)).toEqual([40, 40, 20]);
    expect(mask(long, long)).not.toContain('ord');
  });
});

describe('other words stay', () => {
  it.each([
    ['part of a word', 'vej', 'Vejnavn'],
    ['part of a number', '4030', '403020'],
    ['the end of a number', '3020', '403020'],
    ['as many letters', 'Mette', 'Hanne'],
    ['the same signs parted otherwise', 'an na', 'ann a'],
    ['words far apart', 'Mette Olsen', 'Mette ....... Olsen'],
    ['short ones', 'ja', 'ja'],
  ])('%s', (_, value, text) => {
    expect(mask(text, value)).toBe(text);
  });

  it('where the key is another', () => {
    expect(findFingerprints(plainText('Mette Olsen'), printsOf('Mette Olsen'), KEY + 1)).toEqual([]);
  });
});

it('a fingerprint is 24 bits and a count: nothing of the words', () => {
  const [print = 0] = printsOf('Bakkevej 12');
  expect(print >> 24).toBe(3);
  const many = new Set(Array.from({ length: 2000 }, (_, at) => fingerprintOf(['ord', String(at)], KEY)));
  expect(many.size).toBeGreaterThan(1990);
  for (const each of many) expect(each).toBeLessThan(3 << 24);
});
