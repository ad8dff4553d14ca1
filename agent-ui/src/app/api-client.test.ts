import { expect, it } from 'vitest';
import { createApiClient } from './api-client.ts';

const me = {
  agent: { name: 'Anna Holm', shownAs: 'Anna', employer: 'Vestby Kommune' },
  hotline: { name: 'Den Digitale Hotline', opening: { open: true, until: '20.00', changesAt: null } },
  municipalities: [
    { site: 'vestby', name: 'Vestby Kommune', origins: ['https://vestby.example'], assetPass: 'x' },
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

it('unpacks a ticket', async () => {
  const api = answering(200, { ticket: 'abc' });
  expect(await api.ticket()).toEqual({ ok: true, value: 'abc' });
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
