import { randomBytes } from 'node:crypto';
import { strictestRules } from '@medkig/api/policy';
import { expect, it } from 'vitest';
import { memoryStores } from '../short-term/memory-store.ts';
import { createPreviews } from './previews.ts';

it('a draft of one node is shown by another, and five of them are kept in all', async () => {
  let time = 0;
  const now = () => time;
  const open = memoryStores(now);
  const [one, two] = [createPreviews({ open, now, randomBytes }), createPreviews({ open, now, randomBytes })];
  const ids: string[] = [];
  for (const node of [one, two, one, two, one, two]) {
    const put = await node.put('vestby', strictestRules);
    if (put.ok) ids.push(put.value.id);
  }
  const [first = '', second = '', ...later] = ids;
  expect(await two.find(first, 'vestby')).toEqual({ ok: true, value: undefined });
  for (const id of [second, ...later])
    for (const node of [one, two])
      expect(await node.find(id, 'vestby')).toEqual({ ok: true, value: strictestRules });
  // Looked at on one node, it stays on the other.
  time = 10 * 60_000 - 1;
  await one.find(second, 'vestby');
  time += 10 * 60_000 - 1;
  expect(await two.find(second, 'vestby')).toEqual({ ok: true, value: strictestRules });
  expect(await two.find(later[0] ?? '', 'vestby')).toEqual({ ok: true, value: undefined });
});
