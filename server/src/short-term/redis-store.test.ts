/** What whoever reads or writes Redis can do with it, and what happens while it is away. */
import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { redisLink } from '../directory/redis/redis-link.fixture.ts';
import type { RedisLink } from '../directory/redis/redis-link.ts';
import { hasRedis, startRedis, type TestRedis } from '../directory/redis/redis-server.fixture.ts';
import { createSeal } from '../sealing/seal.ts';
import { redisStores } from './redis-store.ts';
import type { ShortTermStore } from './short-term-store.ts';

const MINUTE_MS = 60_000;
const seal = createSeal({ keys: { present: randomBytes(32), previous: undefined }, randomBytes });

describe.skipIf(!hasRedis)('a short-term store in Redis', () => {
  let redis: TestRedis;
  let link: RedisLink;
  let now: number;
  let store: ShortTermStore<string>;
  beforeEach(async () => {
    redis = await startRedis();
    link = await redisLink(redis.url);
    now = Date.parse('2026-01-05T12:00:00Z');
    store = redisStores({ link, seal, now: () => now })('oidc', 10);
    await store.put('the-state', 'the-verifier', MINUTE_MS);
  });
  afterEach(async () => {
    await link.close();
    await redis.stop();
  });

  const placeOf = (key: string) =>
    `medkig:kept:oidc:{${createHash('sha256').update(key).digest('base64url')}}`;

  it('shows a reader neither its keys nor its values, and is gone by itself', async () => {
    const stands = await redis.ask('KEYS', '*');
    const [value, list, left] = [
      await redis.ask('GET', placeOf('the-state')),
      await redis.ask('ZRANGE', 'medkig:kept:oidc', '0', '-1'),
      Number((await redis.ask('PTTL', placeOf('the-state'))).slice(1)),
    ];
    expect(stands).toContain(placeOf('the-state'));
    expect(value).toContain('s1.');
    for (const text of [stands, value, list]) expect(text).not.toMatch(/the-(state|verifier)/);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(MINUTE_MS);
    expect(Number((await redis.ask('PTTL', 'medkig:kept:oidc')).slice(1))).toBeGreaterThan(0);
  });

  it('opens nothing that a writer has put elsewhere, kept for longer, or made', async () => {
    await redis.ask('COPY', placeOf('the-state'), placeOf('another'));
    expect(await store.get('another')).toEqual({ ok: true, value: undefined });
    await redis.ask('SET', placeOf('made'), `${now + MINUTE_MS} the-verifier`);
    expect(await store.take('made')).toEqual({ ok: true, value: undefined });
    await redis.ask('PERSIST', placeOf('the-state'));
    now += MINUTE_MS;
    expect(await store.take('the-state')).toEqual({ ok: true, value: undefined });
  });

  it('says so while Redis cannot be asked, and goes on when it can', async () => {
    await redis.kill();
    const unavailable = { ok: false, reason: 'unavailable' };
    expect(
      await Promise.all([
        store.put('a', 'x', MINUTE_MS),
        store.putNew('a', 'x', MINUTE_MS),
        store.renew('a', 'x', MINUTE_MS),
        store.get('a'),
        store.take('a'),
        store.remove('a'),
      ]),
    ).toEqual(Array(6).fill(unavailable));
    await redis.start();
    await vi.waitFor(async () =>
      expect(await store.putNew('a', 'x', MINUTE_MS)).toEqual({ ok: true, value: true }),
    );
    expect(await store.take('a')).toEqual({ ok: true, value: 'x' });
  });
});
