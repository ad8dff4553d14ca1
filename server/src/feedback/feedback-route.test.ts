import { problemSchema } from '@medkig/api/problem';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../http/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());

const roomId = 'A'.repeat(22);

function send(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.console}/embed/v1/sites/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: server.site, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function codeOf(response: Response): Promise<[number, string]> {
  return [response.status, v.parse(problemSchema, await response.json()).code];
}

it('a report is taken from the site’s own pages, with a room and without', async () => {
  for (const body of [{ kind: 'suspicious-call' }, { kind: 'suspicious-call', roomId }]) {
    const response = await send('vestby/reports', body);
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(server.site);
  }
  expect(server.logged()).toContain('"event":"suspicious-call-reported"');
  expect(server.logged()).not.toContain(roomId);
});

it('an answer needs a session that was', async () => {
  expect(await codeOf(await send('vestby/answers', { answer: 'yes', roomId }))).toEqual([404, 'not-found']);
});

describe('a page may ask first', () => {
  const ask = (path: string, origin: string) =>
    fetch(`${server.console}/embed/v1/sites/${path}`, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });

  it.each(['vestby/reports', 'vestby/answers'])('%s', async (path) => {
    const response = await ask(path, server.site);
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': server.site,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'Content-Type',
      vary: 'Origin',
    });
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  });

  it('and is told no when it is not the site’s', async () => {
    const response = await ask('vestby/reports', 'https://evil.example');
    expect(response.status).toBe(403);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});

describe('what is refused', () => {
  it.each([
    ['another kind', 'vestby/reports', { kind: 'spam' }],
    ['a field too many', 'vestby/reports', { kind: 'suspicious-call', text: 'hemmelig' }],
    ['a room of another shape', 'vestby/reports', { kind: 'suspicious-call', roomId: 'A' }],
    ['no JSON', 'vestby/reports', '{"kind"'],
    ['another answer', 'vestby/answers', { answer: 'maybe', roomId }],
    ['an answer without a room', 'vestby/answers', { answer: 'yes' }],
  ])('%s, in words that the page can read', async (_what, path, body) => {
    const response = await send(path, body);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(server.site);
    expect(await codeOf(response)).toEqual([400, 'malformed']);
  });

  it('another site, another key, a form', async () => {
    const report = { kind: 'suspicious-call' };
    const elsewhere = await send('vestby/reports', report, { Origin: 'https://evil.example' });
    expect(await codeOf(elsewhere)).toEqual([403, 'foreign-origin']);
    expect(await codeOf(await send('sydby/reports', report))).toEqual([404, 'not-found']);
    const form = await send('vestby/reports', report, { 'Content-Type': 'text/plain' });
    expect(await codeOf(form)).toEqual([400, 'malformed']);
  });

  it('more than an address may send, until it has waited', async () => {
    let response = await send('vestby/reports', { kind: 'suspicious-call' });
    for (let n = 0; n < 20 && response.status === 204; n += 1) {
      response = await send('vestby/reports', { kind: 'suspicious-call' });
    }
    expect(response.headers.get('Retry-After')).toBe('30');
    expect(await codeOf(response)).toEqual([429, 'too-many-tries']);
    server.clock.now += 30_000;
    expect((await send('vestby/reports', { kind: 'suspicious-call' })).status).toBe(204);
  });
});
