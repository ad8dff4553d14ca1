import { afterAll, beforeAll, expect, it } from 'vitest';
import { awayStores } from '../../short-term/away-store.fixture.ts';
import { memoryStores } from '../../short-term/memory-store.ts';
import type { OpenStore } from '../../short-term/short-term-store.ts';
import { createLogoutTokens } from './logout-token.ts';
import { startProvider } from './provider.fixture.ts';

const now = Date.parse('2026-01-05T12:00:00+01:00');

let provider: Awaited<ReturnType<typeof startProvider>>;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.close());

const takeOn = (open: OpenStore) => {
  const { issuer, client } = provider;
  const metadata = { issuer, keysAt: new URL(`${issuer}/jwks`), clientId: client.id };
  const tokens = createLogoutTokens(open, () => now);
  return (token: string) => tokens.take(token, metadata);
};

it('a token that two nodes are given at once is taken by one of them', async () => {
  const open = memoryStores(() => now);
  const [one, two] = [takeOn(open), takeOn(open)];
  const token = provider.logoutToken(now, { claims: { sub: 'anna' } });
  const all = await Promise.all([one(token), two(token), one(token), two(token)]);
  expect(all.filter((loggedOut) => loggedOut)).toEqual([{ sub: 'anna' }]);
});

it('somebody is signed out although nobody can say whether they have been already', async () => {
  const take = takeOn(awayStores);
  expect(await take(provider.logoutToken(now, { claims: { sub: 'anna' } }))).toEqual({ sub: 'anna' });
});
