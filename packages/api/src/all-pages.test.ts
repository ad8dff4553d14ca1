import { expect, it } from 'vitest';
import { allPages } from './all-pages.ts';

const list = ['a', 'b', 'c', 'd', 'e'];
const pageAfter = (after: string | undefined, size: number) => {
  const from = after === undefined ? 0 : list.indexOf(after) + 1;
  const items = list.slice(from, from + size);
  return { items, next: from + size < list.length ? (items.at(-1) ?? null) : null };
};

it('a list is read to its end, page by page', async () => {
  const asked: (string | undefined)[] = [];
  const all = await allPages(async ({ after }) => {
    asked.push(after);
    return { ok: true, value: pageAfter(after, 2) };
  });
  expect(all).toEqual({ ok: true, value: { items: list } });
  expect(asked).toEqual([undefined, 'b', 'd']);
});

it('half a list is none', async () => {
  const refused = await allPages<string>(async ({ after }) =>
    after === undefined ? { ok: true, value: pageAfter(after, 2) } : { ok: false, reason: 'offline' },
  );
  expect(refused).toEqual({ ok: false, reason: 'offline' });
});
