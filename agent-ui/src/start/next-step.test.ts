import { describe, expect, it } from 'vitest';
import { doneCount, nextStep } from './next-step.ts';

const fresh = {
  hotline: 'to-do',
  municipality: 'to-do',
  site: 'to-do',
  people: 'to-do',
  test: 'to-do',
} as const;

describe('what is next', () => {
  it('is the first step that is not done, also when a later one is', () => {
    expect(nextStep(fresh)).toBe('hotline');
    expect(nextStep({ ...fresh, hotline: 'begun' })).toBe('hotline');
    expect(nextStep({ ...fresh, hotline: 'done', people: 'done' })).toBe('municipality');
    expect(doneCount({ ...fresh, hotline: 'done', people: 'done', site: 'begun' })).toBe(2);
  });

  it('is nothing when all is done', () => {
    const done = {
      hotline: 'done',
      municipality: 'done',
      site: 'done',
      people: 'done',
      test: 'done',
    } as const;
    expect(nextStep(done)).toBeUndefined();
    expect(doneCount(done)).toBe(5);
  });
});
