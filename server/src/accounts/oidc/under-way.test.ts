import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { memoryStores } from '../../short-term/memory-store.ts';
import { createSignInsUnderWay } from './under-way.ts';

it('a sign-in that one node has begun goes on at another: in the browser that began it, once', async () => {
  const open = memoryStores(() => 0);
  const [one, two] = [
    createSignInsUnderWay({ open, randomBytes }),
    createSignInsUnderWay({ open, randomBytes }),
  ];
  const begun = await one.begin('browser', '/guider');
  if (!begun.ok) throw new Error(begun.reason);
  const { state } = begun.value;
  expect(await two.take(state, 'another browser')).toEqual({ ok: true, value: undefined });
  const all = await Promise.all([two, one, two].map((node) => node.take(state, 'browser')));
  expect(all.filter((taken) => taken.ok && taken.value)).toEqual([
    { ok: true, value: { secrets: begun.value, to: '/guider' } },
  ]);
});
