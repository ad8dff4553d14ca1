import { expect, it } from 'vitest';
import { askedOnce } from './asked-once.ts';

it('asks once for all who ask at the same time, and anew for whoever comes after the answer', async () => {
  const asked: string[] = [];
  const ask = askedOnce(async (key) => `${key} ${asked.push(key)}`);
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a 1', 'a 1', 'b 2']);
  expect(await ask('a')).toBe('a 3');
});

it('what fails fails for all of them, and is asked again', async () => {
  let fails = true;
  const ask = askedOnce(async () => {
    if (fails) throw new Error('away');
    return 'here';
  });
  const both = [ask('a'), ask('a')];
  for (const answer of both) await expect(answer).rejects.toThrow('away');
  fails = false;
  expect(await ask('a')).toBe('here');
});
