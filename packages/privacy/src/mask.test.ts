import { describe, expect, it } from 'vitest';
import { MASK, maskPieces, maskRanges, maskValue } from './mask.ts';

describe('a masked value', () => {
  it('has the same length whatever was in it', () => {
    expect(maskValue('1')).toBe(MASK);
    expect(maskValue('x'.repeat(500))).toBe(MASK);
    expect(MASK).toHaveLength(8);
  });

  it('still shows that a field is empty', () => {
    expect(maskValue('')).toBe('');
  });
});

describe('masked ranges', () => {
  it('are replaced where they stand', () => {
    expect(maskRanges('abcdef', [{ start: 1, end: 3 }])).toBe(`a${MASK}def`);
  });

  it('leave one mask where they overlap', () => {
    const ranges = [
      { start: 3, end: 5 },
      { start: 1, end: 4 },
    ];
    expect(maskRanges('abcdef', ranges)).toBe(`a${MASK}f`);
  });

  it('leave their mask in the first of the pieces they cross', () => {
    expect(maskPieces(['ab', 'cd', 'ef'], [{ start: 1, end: 5 }])).toEqual([`a${MASK}`, '', 'f']);
  });

  it('leave pieces without a range alone', () => {
    expect(maskPieces(['ab', '', 'cd'], [{ start: 2, end: 4 }])).toEqual(['ab', '', MASK]);
  });
});
