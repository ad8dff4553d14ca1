import { expect, it } from 'vitest';
import { createWriteBehind } from './write-behind.ts';

it('writes in order, one at a time', async () => {
  const seen: string[] = [];
  const writes = createWriteBehind(() => {});
  for (const name of ['one', 'two']) {
    writes.add(async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
    });
  }
  await writes.flush();
  expect(seen).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

it('a write that failed is done before the next one', async () => {
  const seen: string[] = [];
  const failures: unknown[] = [];
  const writes = createWriteBehind((error) => failures.push(error));
  let isAway = true;
  writes.add(async () => {
    if (isAway) throw new Error('away');
    seen.push('one');
  });
  await Promise.resolve();
  isAway = false;
  writes.add(async () => void seen.push('two'));
  await writes.flush();
  expect(seen).toEqual(['one', 'two']);
  expect(failures).toHaveLength(1);
});

it('a write that can never be done does not hold up the others', async () => {
  const seen: string[] = [];
  const writes = createWriteBehind(() => {});
  writes.add(() => Promise.reject(new Error('no')));
  writes.add(async () => void seen.push('two'));
  await writes.flush();
  expect(seen).toEqual(['two']);
});
