import { waysSchema } from '@medkig/api/connection';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn, startTestApp, type TestApp } from './test-app.ts';

let server: TestApp;
beforeAll(async () => {
  const urls = [
    'turn:turn.example:3478?transport=udp',
    'turn:turn.example:3478?transport=tcp',
    'turns:turn.example:5349',
  ];
  server = await startTestApp({ turn: { urls, secret: 'a secret of both servers' } });
});
afterAll(() => server.close());

it('anybody may see that the service answers, and where STUN is', async () => {
  const response = await fetch(`${server.console}/embed/v1/connection`, {
    headers: { Origin: 'https://anywhere.example' },
  });
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(await response.text()).toBe('stun:turn.example:3478');
});

it('TURN credentials are for who is signed in', async () => {
  const address = `${server.console}/api/connection`;
  expect((await fetch(address)).status).toBe(401);
  const response = await fetch(address, { headers: { Cookie: await signIn(server) } });
  const { turn } = v.parse(waysSchema, await response.json());
  expect(turn).toHaveLength(1);
  const [{ urls, credential = '' } = { urls: [] }] = turn;
  expect(urls).toHaveLength(3);
  expect(credential).not.toBe('');
});
