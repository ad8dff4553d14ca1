/** Edges of masking and of what is remembered. */
import { describe, expect, it } from 'vitest';
import { containsCprNumber } from './cpr.ts';
import { createEchoMemory } from './echo-memory.ts';
import { MASK, maskPieces, maskRanges } from './mask.ts';

describe('a mask', () => {
  it.each([
    [[], ['ab', 'cd']],
    [[{ start: 0, end: 2 }], [MASK, 'cd']],
    [[{ start: 2, end: 4 }], ['ab', MASK]],
    [[{ start: 1, end: 3 }], [`a${MASK}`, 'd']],
    [[{ start: 0, end: 4 }], [MASK, '']],
    [
      [
        { start: 0, end: 1 },
        { start: 1, end: 2 },
      ],
      [MASK + MASK, 'cd'],
    ],
    [
      [
        { start: 2, end: 3 },
        { start: 0, end: 3 },
      ],
      [MASK, 'd'],
    ],
    [
      [
        { start: 0, end: 3 },
        { start: 1, end: 2 },
      ],
      [MASK, 'd'],
    ],
    [[{ start: 3, end: 4 }], ['ab', `c${MASK}`]],
  ])('over %j', (ranges, left) => {
    expect(maskPieces(['ab', 'cd'], ranges)).toEqual(left);
  });

  it('over nothing is nothing', () => {
    expect(maskRanges('', [])).toBe('');
    expect(maskPieces(['', 'a', ''], [{ start: 0, end: 1 }])).toEqual(['', MASK, '']);
    expect(maskPieces(['a', '', 'b'], [{ start: 0, end: 2 }])).toEqual([MASK, '', '']);
  });

  it('does not change the ranges it is given', () => {
    const ranges = [
      { start: 0, end: 2 },
      { start: 1, end: 3 },
    ];
    maskRanges('abcd', ranges);
    expect(ranges).toEqual([
      { start: 0, end: 2 },
      { start: 1, end: 3 },
    ]);
  });
});

describe('an echo', () => {
  const found = (value: string, text: string) => {
    const memory = createEchoMemory();
    memory.see({}, value);
    return maskRanges(text, memory.find(text)).split(MASK).length - 1;
  };

  it.each([
    ['of three letters', 'Ane', 'Hej Ane!', 1],
    ['of a long text, stretch by stretch', 'ab '.repeat(100), 'ab '.repeat(100), 3],
    ['of a line behind empty lines', 'Hej\n\n\nMette', 'Mette', 1],
    ['of a line of an old machine', 'Hej\r\nMette', 'Mette', 1],
    ['with more than three signs between its words', 'Mette Hansen', 'Mette . . . Hansen', 0],
    ['in full-width letters', 'Mette', 'Ｍｅｔｔｅ', 1],
    ['next to an underscore', 'Mette', '_Mette_', 1],
    ['as a part of a word', 'Mette', 'Mettes', 0],
    ['as a part of a number', '4030', '40301', 0],
  ])('%s', (_, value, text, count) => {
    expect(found(value, text)).toBe(count);
  });

  it('of what a field had before another value was put there', () => {
    const memory = createEchoMemory();
    const field = {};
    memory.see(field, 'Mette');
    memory.see(field, 'Hanne');
    memory.see(field, 'Hann');
    memory.see(field, 'Vibeke');
    expect(memory.find('Hann')).toHaveLength(1);
    expect(memory.find('Mette Vibeke')).toHaveLength(2);
  });

  it('of a field that nobody has seen is none', () => {
    const memory = createEchoMemory();
    memory.settle({});
    expect(memory.find('undefined')).toEqual([]);
  });
});

it.each([
  ['0101901234', true],
  ['0101901234a', false],
  ['a0101901234', true],
  ['010190123', false],
  ['٠١٠١٩٠١٢٣٤', false],
  ['', false],
])('whether %s holds a number of a person', (text, holds) => {
  expect(containsCprNumber(text)).toBe(holds);
});
