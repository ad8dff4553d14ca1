import { afterEach, describe, expect, it } from 'vitest';
import { stringifyPlain } from './plain-json.ts';

const values = [
  { t: 'events', events: [{ type: 3, data: { a: null, b: undefined, 'c"d': [true, 1.5, undefined] } }] },
  [],
  {},
  'æ "ø"',
  0,
  null,
];

describe('JSON of plain data', () => {
  afterEach(() => {
    for (const { prototype } of [Array, Object]) Reflect.deleteProperty(prototype, 'toJSON');
  });

  it.each(values)('is the same on a page with its own way: %j', (value) => {
    const usual = JSON.stringify(value);
    expect(stringifyPlain(value)).toBe(usual);
    for (const { prototype } of [Array, Object])
      Object.defineProperty(prototype, 'toJSON', { value: () => 'its own', configurable: true });
    expect(JSON.stringify([1])).toBe('"its own"');
    expect(stringifyPlain(value)).toBe(usual);
  });
});
