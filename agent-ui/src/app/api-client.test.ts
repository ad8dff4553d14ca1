import type { GuideCard } from '@medkig/api/guide-card';
import { describe, expect, it } from 'vitest';
import { createApiClient } from './api-client.ts';

const me = {
  agent: {
    id: '6f0e7f0a-9d1c-4e0d-8a60-0d1f5a3f8a11',
    name: 'Anna Holm',
    shownAs: 'Anna',
    employer: 'Vestby Kommune',
    roles: ['agent'],
  },
  may: ['calls'],
  hotline: {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Den Digitale Hotline',
    opening: { open: true, until: '20.00', changesAt: null },
  },
  municipalities: [
    {
      site: 'vestby',
      name: 'Vestby Kommune',
      origins: ['https://vestby.example'],
      grants: [],
      assetPass: 'x',
    },
  ],
  viewerOrigin: 'https://viewer.example',
};

const problem = (status: number, code: string) => ({ type: 'about:blank', title: code, status, code });
const answering = (status: number, body?: unknown) =>
  createApiClient(async () => new Response(body === undefined ? null : JSON.stringify(body), { status }));

it('signs in with what was typed', async () => {
  const seen: Request[] = [];
  const api = createApiClient(async (path, init) => {
    seen.push(new Request(`https://console.example${path}`, init));
    return Response.json(me);
  });
  const answer = await api.signIn({ email: 'anna@vestby.example', password: 'æble' });
  expect(answer).toEqual({ ok: true, value: me });
  const [request] = seen;
  expect([request?.method, request?.url]).toEqual(['POST', 'https://console.example/api/session']);
  expect(request?.headers.get('content-type')).toBe('application/json');
  expect(await request?.json()).toEqual({ email: 'anna@vestby.example', password: 'æble' });
});

it('gives the server’s own reason for a refusal', async () => {
  const api = answering(429, problem(429, 'too-many-tries'));
  expect(await api.signIn({ email: '', password: '' })).toEqual({ ok: false, reason: 'too-many-tries' });
});

it('signs out with an empty answer', async () => {
  const api = answering(204);
  expect(await api.signOut()).toEqual({ ok: true, value: undefined });
});

describe('guide cards', () => {
  const card: GuideCard = {
    slug: 'pas',
    title: 'Pas',
    kind: 'form',
    ready: '',
    steps: [{ say: 'Hej.', path: null, target: null }],
    mistakes: '',
    refer: '',
  };
  const kept = { ...card, version: 3, changedAt: 0, changedBy: null };

  it('are unpacked', async () => {
    const api = answering(200, { cards: [kept] });
    expect(await api.guideCards()).toEqual({ ok: true, value: [kept] });
    expect(await answering(200, { cards: [card] }).guideCards()).toEqual({ ok: false, reason: 'unexpected' });
  });

  it('are changed over the version that was read, written anew over none', async () => {
    const seen: Request[] = [];
    const api = createApiClient(async (path, init) => {
      seen.push(new Request(`https://console.example${path}`, init));
      return init?.method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(kept);
    });
    expect(await api.saveGuideCard(card, 2)).toEqual({ ok: true, value: kept });
    await api.saveGuideCard(card, undefined);
    expect(await api.deleteGuideCard('pas', 3)).toEqual({ ok: true, value: undefined });
    const sent = seen.map(({ method, url, headers }) => [
      method,
      new URL(url).pathname,
      headers.get('if-match'),
      headers.get('if-none-match'),
    ]);
    expect(sent).toEqual([
      ['PUT', '/api/guide-cards/pas', '"2"', null],
      ['PUT', '/api/guide-cards/pas', null, '*'],
      ['DELETE', '/api/guide-cards/pas', '"3"', null],
    ]);
    expect(await seen[0]?.json()).toEqual(card);
  });

  it('that somebody else has changed are not overwritten', async () => {
    const api = answering(412, problem(412, 'changed-meanwhile'));
    expect(await api.saveGuideCard(card, 2)).toEqual({ ok: false, reason: 'changed-meanwhile' });
  });
});

it('unpacks a ticket', async () => {
  const api = answering(200, { ticket: 'abc' });
  expect(await api.ticket()).toEqual({ ok: true, value: 'abc' });
});

it('asks for a ticket once more when the connection carries nothing', async () => {
  let asked = 0;
  const silent = (signal?: AbortSignal | null) =>
    new Promise<Response>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
  const api = createApiClient((_path, init) =>
    asked++ === 0 ? silent(init?.signal) : Promise.resolve(Response.json({ ticket: 'abc' })),
  );
  expect(await api.ticket()).toEqual({ ok: true, value: 'abc' });
  expect(asked).toBe(2);
});

it('says when nobody answers', async () => {
  const api = createApiClient(() => Promise.reject(new TypeError('no network')));
  expect(await api.me()).toEqual({ ok: false, reason: 'offline' });
});

it('takes nothing that does not follow the schema', async () => {
  for (const [status, body] of [
    [200, { ...me, agent: 'Anna' }],
    [200, undefined],
    [502, '<html>'],
    [400, problem(400, 'made-up')],
  ] as const) {
    const api = answering(status, body);
    expect(await api.me()).toEqual({ ok: false, reason: 'unexpected' });
  }
});
