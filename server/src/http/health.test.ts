import { createServer } from 'node:http';
import express from 'express';
import { expect, it } from 'vitest';
import { healthRoutes } from './health.ts';

/** What both checks answer. */
async function statuses(ping: () => Promise<void>) {
  const server = createServer(express().use(healthRoutes(ping)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  const answers = await Promise.all([fetch(`${base}/healthz`), fetch(`${base}/readyz`)]);
  await new Promise((resolve) => server.close(resolve));
  return answers.map(({ status }) => status);
}

it('is healthy and ready while the database answers', async () => {
  expect(await statuses(async () => {})).toEqual([200, 200]);
});

it('is healthy and not ready while it does not', async () => {
  expect(await statuses(() => Promise.reject(new Error('gone')))).toEqual([200, 503]);
});
