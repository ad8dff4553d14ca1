import { describe, expect, it } from 'vitest';
import { speaker } from './strings.ts';
import { da } from './strings-da.ts';
import { en } from './strings-en.ts';

describe('what the citizen reads', () => {
  it('fills in the blanks', () => {
    expect(speaker(da)('consent.heading', { navn: 'Anna', kommune: 'Vestby Kommune' })).toBe(
      'Må Anna fra Vestby Kommune se siden sammen med dig?',
    );
    expect(speaker(en)('live.indicator', { navn: 'Anna' })).toBe('Anna sees the page now');
  });

  it('has the same blanks in both languages', () => {
    const blanks = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();
    const english: Record<string, string> = en;
    for (const [key, sentence] of Object.entries(da))
      expect([key, new Set(blanks(english[key] ?? ''))]).toEqual([key, new Set(blanks(sentence))]);
  });

  it('takes a name with a dollar sign or braces as it is', () => {
    expect(speaker(da)('live.indicator', { navn: '$& {navn}' })).toBe('$& {navn} ser siden nu');
  });
});
