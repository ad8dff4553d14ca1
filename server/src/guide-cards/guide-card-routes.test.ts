import { request } from 'node:http';
import { type GuideCard, guideCardsSchema, keptGuideCardSchema } from '@medkig/api/guide-card';
import { problemSchema } from '@medkig/api/problem';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, startTestApp, type TestApp } from '../http/test-app.ts';
import { houseCards } from './house-cards.ts';

let server: TestApp;
let cookie: string;
beforeAll(async () => {
  server = await startTestApp();
  cookie = await signIn(server);
});
afterAll(() => server.close());

const card: GuideCard = {
  slug: 'hundetegn',
  title: 'Bestil hundetegn',
  kind: 'form',
  ready: 'Hundens navn.',
  steps: [
    { say: 'Hvad hedder hunden?', path: null, target: null },
    { say: 'Skriv navnet her.', path: '/hund*', target: { selector: '#navn', label: 'Hundens navn' } },
  ],
  mistakes: '',
  refer: '',
};

const fresh = { 'If-None-Match': '*' };
const version = (n: number) => ({ 'If-Match': `"${n}"` });

interface Sent {
  method: 'GET' | 'PUT' | 'DELETE';
  slug?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

function send({ method, slug, body, headers = {} }: Sent): Promise<Response> {
  const path = slug === undefined ? '' : `/${slug}`;
  return fetch(`${server.console}/api/guide-cards${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', Origin: server.console, Cookie: cookie, ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

const put = (body: GuideCard, headers: Record<string, string>) =>
  send({ method: 'PUT', slug: body.slug, body, headers });
const remove = (slug: string, headers: Record<string, string>) => send({ method: 'DELETE', slug, headers });

async function list() {
  return v.parse(guideCardsSchema, await (await send({ method: 'GET' })).json()).cards;
}

const find = async (slug: string) => (await list()).find((kept) => kept.slug === slug);

async function codeOf(response: Response): Promise<[number, string]> {
  return [response.status, v.parse(problemSchema, await response.json()).code];
}

it('the hotline begins with the cards of the house, by title', async () => {
  const cards = await list();
  expect(cards.map(({ slug }) => slug).toSorted()).toEqual(houseCards.map(({ slug }) => slug).toSorted());
  expect(cards.map(({ title }) => title)).toEqual(
    cards.map(({ title }) => title).toSorted((a, b) => a.localeCompare(b, 'da')),
  );
  expect(cards[0]).toMatchObject({ version: 1, changedAt: server.clock.now, changedBy: null });
});

describe('a card', () => {
  it('is written, changed and deleted, and each change says who and when', async () => {
    const written = await put(card, fresh);
    expect(written.status).toBe(200);
    const first = { ...card, version: 1, changedAt: server.clock.now, changedBy: 'Anna Holm' };
    expect(v.parse(keptGuideCardSchema, await written.json())).toEqual(first);
    expect(await find(card.slug)).toEqual(first);

    server.clock.now += 60_000;
    const changed = await put({ ...card, title: 'Hundetegn' }, version(1));
    const second = { ...first, title: 'Hundetegn', version: 2, changedAt: server.clock.now };
    expect(v.parse(keptGuideCardSchema, await changed.json())).toEqual(second);
    expect(await find(card.slug)).toEqual(second);

    expect((await remove(card.slug, version(2))).status).toBe(204);
    expect(await find(card.slug)).toBeUndefined();
  });

  it('may have been changed by somebody else meanwhile: then nothing is overwritten', async () => {
    const kept = { ...card, slug: 'faelles' };
    await put(kept, fresh);
    await put({ ...kept, title: 'Den ene' }, version(1));
    expect(await codeOf(await put({ ...kept, title: 'Den anden' }, version(1)))).toEqual([
      412,
      'changed-meanwhile',
    ]);
    expect(await codeOf(await remove('faelles', version(1)))).toEqual([412, 'changed-meanwhile']);
    expect((await find('faelles'))?.title).toBe('Den ene');
  });

  it('is not written over one of the same name', async () => {
    const kept = { ...card, slug: 'samme' };
    await put(kept, fresh);
    expect(await codeOf(await put({ ...kept, title: 'Ny' }, fresh))).toEqual([412, 'changed-meanwhile']);
  });

  it('that was deleted and written anew is not the one that was read before', async () => {
    const kept = { ...card, slug: 'genfoedt' };
    await put(kept, fresh);
    await remove('genfoedt', version(1));
    expect(await codeOf(await put(kept, version(1)))).toEqual([412, 'changed-meanwhile']);
    await put({ ...kept, title: 'Den nye' }, fresh);
    expect(await codeOf(await put(kept, version(1)))).toEqual([412, 'changed-meanwhile']);
    expect(await find('genfoedt')).toMatchObject({ title: 'Den nye', version: 3 });
  });

  it('is taken at the longest that it may be', async () => {
    const step = {
      say: 'å'.repeat(500),
      path: `/${'å'.repeat(199)}`,
      target: { selector: '#å', label: 'å' },
    };
    const long = { ...card, slug: 'langt', steps: Array.from({ length: 30 }, () => step) };
    expect((await put(long, fresh)).status).toBe(200);
    expect((await find('langt'))?.steps).toHaveLength(30);
  });
});

describe('what is refused', () => {
  it('a change that does not say which version it means', async () => {
    for (const headers of [{}, { 'If-Match': '*' }, { 'If-Match': '3' }]) {
      expect(await codeOf(await put(card, headers))).toEqual([428, 'malformed']);
      expect(await codeOf(await remove('flytning', headers))).toEqual([428, 'malformed']);
    }
    expect(await codeOf(await remove('flytning', fresh))).toEqual([428, 'malformed']);
  });

  it.each<[string, unknown]>([
    ['no JSON', '{"slug"'],
    ['no steps', { ...card, steps: [] }],
    ['a field too many', { ...card, hotline: 'anden' }],
    ['a title of blanks', { ...card, title: '  ' }],
    ['a step without words', { ...card, steps: [{ say: '', path: null, target: null }] }],
    ['an address for a path', { ...card, steps: [{ say: 'x', path: 'https://x.example/', target: null }] }],
    ['a slug that is not the one in the address', { ...card, slug: 'andet' }],
    ['a zero character', { ...card, title: 'Hund\u0000' }],
    ['half a letter', { ...card, title: 'Hund\ud83d' }],
    ['two lines in one', { ...card, ready: 'MitID\nog hund' }],
  ])('%s', async (_what, body) => {
    const response = await send({ method: 'PUT', slug: card.slug, body, headers: fresh });
    expect(await codeOf(response)).toEqual([400, 'malformed']);
  });

  it('a body that is longer than any card', async () => {
    const body = { ...card, ready: 'x'.repeat(300_000) };
    expect(await codeOf(await send({ method: 'PUT', slug: card.slug, body, headers: fresh }))).toEqual([
      413,
      'malformed',
    ]);
  });

  it('everything from somebody who is not signed in', async () => {
    const headers = { Cookie: '', ...version(1) };
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      const slug = method === 'GET' ? undefined : 'flytning';
      const response = await send({ method, ...(slug && { slug }), headers });
      expect(await codeOf(response)).toEqual([401, 'not-signed-in']);
    }
  });

  it('a change that comes from another site, or from none', async () => {
    const headers = { Origin: server.site, ...version(1) };
    expect(await codeOf(await put(card, headers))).toEqual([403, 'foreign-origin']);
    expect(await codeOf(await remove('flytning', headers))).toEqual([403, 'foreign-origin']);
    const status = await new Promise((resolve, reject) => {
      request(`${server.console}/api/guide-cards/flytning`, { method: 'DELETE', headers: { cookie } }, (r) =>
        resolve(r.statusCode),
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
    expect(await find('flytning')).toMatchObject({ version: 1 });
  });
});

it('nothing of a card is logged', async () => {
  await put({ ...card, slug: 'hemmeligt', title: 'Dybt hemmeligt' }, fresh);
  expect(server.logged()).toContain('"route":"/api/guide-cards/:slug"');
  expect(server.logged()).not.toMatch(/hemmeligt|hundetegn/i);
});
