/** What every short-term store does, whatever it is made of. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { inEachRedis } from '../directory/redis/redis-kinds.fixture.ts';
import { redisLink } from '../directory/redis/redis-link.fixture.ts';
import type { RedisLink } from '../directory/redis/redis-link.ts';
import { createSeal } from '../sealing/seal.ts';
import { memoryStores } from './memory-store.ts';
import { redisStores } from './redis-store.ts';
import type { OpenStore, ShortTermStore } from './short-term-store.ts';

const MINUTE_MS = 60_000;
const noon = Date.parse('2026-01-05T12:00:00Z');
const seal = createSeal({ keys: { present: randomBytes(32), previous: undefined }, randomBytes });
let now: number;

/** Each node's own view of the same stores. */
type Nodes = [OpenStore, OpenStore];

const links = new Map<string, RedisLink[]>();

async function inRedis(url: string): Promise<Nodes> {
  const opened = links.get(url) ?? [await redisLink(url), await redisLink(url)];
  links.set(url, opened);
  const [one, two] = opened.map((link) => redisStores({ link, seal, now: () => now }));
  if (!one || !two) throw new Error('no links');
  return [one, two];
}

const makers: Record<string, () => Nodes | Promise<Nodes>> = {
  'in memory': () => {
    const stores = memoryStores(() => now);
    return [stores, stores];
  },
  ...inEachRedis(inRedis),
};
// Before the servers stop.
afterAll(() => Promise.all([...links.values()].flat().map((link) => link.close())));

const there = <T>(value: T) => ({ ok: true, value });
const nothing = there(undefined);

describe.each(Object.entries(makers))('a store %s', (_name, make) => {
  let nodes: Nodes;
  let one: ShortTermStore<string>;
  let two: ShortTermStore<string>;
  beforeEach(async () => {
    now = noon;
    nodes = await make();
    one = nodes[0]('notes', 3);
    two = nodes[1]('notes', 3);
  });

  it('gives on one node what was put on another, as often as it is asked for', async () => {
    expect(await one.put('a', 'først\nså «æøå»', MINUTE_MS)).toEqual(nothing);
    expect(await two.get('a')).toEqual(there('først\nså «æøå»'));
    expect(await two.put('a', '', MINUTE_MS)).toEqual(there('først\nså «æøå»'));
    expect(await one.get('a')).toEqual(there(''));
    expect(await one.get('b')).toEqual(nothing);
  });

  it('gives what is taken to one of all who ask at once', async () => {
    await one.put('a', 'once', MINUTE_MS);
    const all = await Promise.all([one, two, one, two, one, two].map((node) => node.take('a')));
    expect(all.filter(({ ok }) => ok)).toHaveLength(6);
    expect(all).toContainEqual(there('once'));
    expect(all.filter((taken) => taken.ok && taken.value === undefined)).toHaveLength(5);
  });

  it('lets one of all who put something new at once do so', async () => {
    const all = await Promise.all([one, two, one, two].map((node, n) => node.putNew('a', `${n}`, MINUTE_MS)));
    expect(all.filter((put) => put.ok && put.value)).toHaveLength(1);
    expect(await two.get('a')).toEqual(there(String(all.findIndex((put) => put.ok && put.value))));
  });

  it('keeps a value its time, and longer when it is renewed', async () => {
    await one.put('a', 'short', MINUTE_MS);
    await one.put('b', 'long', MINUTE_MS);
    now += MINUTE_MS - 1;
    expect(await two.renew('b', 'longer', MINUTE_MS)).toEqual(there(true));
    expect(await two.get('a')).toEqual(there('short'));
    now += 1;
    expect(await one.get('a')).toEqual(nothing);
    expect(await one.take('a')).toEqual(nothing);
    expect(await one.get('b')).toEqual(there('longer'));
  });

  it('renews nothing that is gone', async () => {
    await one.put('a', 'x', MINUTE_MS);
    await two.remove('a');
    expect(await one.renew('a', 'y', MINUTE_MS)).toEqual(there(false));
    expect(await one.get('a')).toEqual(nothing);
  });

  it('keeps the latest of them, so many as it was opened for', async () => {
    for (const key of ['a', 'b', 'c']) await one.put(key, key, MINUTE_MS);
    await one.put('a', 'again', MINUTE_MS);
    expect(await two.putNew('d', 'd', MINUTE_MS)).toEqual(there(true));
    expect(await one.get('b')).toEqual(nothing);
    for (const [key, value] of [
      ['a', 'again'],
      ['c', 'c'],
      ['d', 'd'],
    ] as const)
      expect(await two.get(key)).toEqual(there(value));
  });

  it('knows nothing of what stands in a store of another name', async () => {
    await one.put('a', 'x', MINUTE_MS);
    expect(await nodes[0]('others', 3).get('a')).toEqual(nothing);
    expect(await nodes[0]('others', 3).putNew('a', 'y', MINUTE_MS)).toEqual(there(true));
    expect(await one.take('a')).toEqual(there('x'));
  });
});
