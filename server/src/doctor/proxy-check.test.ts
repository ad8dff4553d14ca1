import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { healthRoutes } from '../http/health.ts';
import { startTestApp } from '../http/test-app.ts';
import { addressKey } from '../realtime/handshake-headers.ts';
import type { Finding } from './finding.ts';
import { checkProxy } from './proxy-check.ts';

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise((resolve) => server.close(resolve));
});

const CLIENT = '198.51.100.7';

/** A service that believes its proxy, and what that proxy makes of a client's headers. */
async function behind(proxy: (headers: IncomingHttpHeaders) => IncomingHttpHeaders): Promise<Finding[]> {
  const app = express();
  app.use((request, _response, next) => {
    request.headers = proxy(request.headers);
    next();
  });
  app.use(
    healthRoutes({
      ping: async () => {},
      isLeaving: () => false,
      addressOf: (request) => addressKey(request.socket.remoteAddress, request.headers, true),
    }),
  );
  const server = createServer(app);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  return checkProxy({ console: origin, viewer: origin }, true);
}

describe('the header that tells who the client is', () => {
  it.each<[string, Finding['is'], (headers: IncomingHttpHeaders) => IncomingHttpHeaders]>([
    [
      'appended to',
      'right',
      (headers) => ({
        ...headers,
        'x-forwarded-for': [headers['x-forwarded-for'], CLIENT].filter(Boolean).join(', '),
      }),
    ],
    ['written anew', 'right', (headers) => ({ ...headers, 'x-forwarded-for': CLIENT })],
    ['passed on as the client made it up', 'wrong', (headers) => headers],
    ['taken away', 'wrong', ({ 'x-forwarded-for': _, ...headers }) => headers],
  ])('%s is %s', async (_, is, proxy) => {
    expect((await behind(proxy)).at(-1)).toMatchObject({
      is,
      says: expect.stringContaining('X-Forwarded-For'),
    });
  });
});

it('a WebSocket that does not open and a viewer that is none are told', async () => {
  const [reached, viewer, upgrade] = await behind((headers) => headers);
  expect(reached).toMatchObject({ is: 'right', says: 'PUBLIC_URL answers' });
  expect(viewer).toMatchObject({ is: 'wrong', says: 'VIEWER_ORIGIN answers with 404' });
  expect(upgrade).toMatchObject({ is: 'wrong', says: expect.stringContaining('(404)') });
});

it('the service itself has nothing wrong with it', async () => {
  const server = await startTestApp();
  const found = await checkProxy({ console: server.console, viewer: server.viewer }, false);
  await server.close();
  expect(found.map(({ is }) => is)).toEqual(['right', 'right', 'right', 'skipped']);
});

it('a service that is not there is told by its variable, with what to look at', async () => {
  const nobody = 'http://127.0.0.1:2';
  const found = await checkProxy({ console: nobody, viewer: nobody }, false);
  expect(found).toMatchObject([
    { is: 'wrong', says: 'PUBLIC_URL does not answer (ECONNREFUSED)', todo: expect.stringContaining('DNS') },
    { is: 'wrong', says: 'VIEWER_ORIGIN does not answer (ECONNREFUSED)' },
  ]);
});
