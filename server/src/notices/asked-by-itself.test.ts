import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn, startTestApp, type TestApp } from '../http/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());

const TEN_MINUTES = 10 * 60_000;

it('a console that nobody uses is signed out, although it asks for notices by itself', async () => {
  const headers = { Cookie: await signIn(server), Origin: server.console };
  const status = async (path: string) => (await fetch(`${server.console}/api${path}`, { headers })).status;
  const answers: number[] = [];
  for (let asked = 0; asked < 3; asked += 1) {
    answers.push(await status('/notices'));
    server.clock.now += TEN_MINUTES;
  }
  expect(answers).toEqual([200, 200, 200]);
  expect([await status('/notices'), await status('/session')]).toEqual([401, 401]);
});

it('a console in use stays signed in', async () => {
  const headers = { Cookie: await signIn(server), Origin: server.console };
  const status = async (path: string) => (await fetch(`${server.console}/api${path}`, { headers })).status;
  for (let asked = 0; asked < 4; asked += 1) {
    expect(await status('/session')).toBe(200);
    server.clock.now += TEN_MINUTES;
  }
});
