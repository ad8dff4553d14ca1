import { createServer } from 'node:http';
import express from 'express';
import { expect, it } from 'vitest';
import { healthRoutes } from './health.ts';

/** What each path answers. */
async function answers(ping: () => Promise<void>, ...paths: string[]) {
  const server = createServer(express().use(healthRoutes(ping, () => '198.51.100.7')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  const headers = { 'X-Forwarded-For': '198.51.100.7' };
  const responses = await Promise.all(paths.map((path) => fetch(`${base}${path}`, { headers })));
  const got = await Promise.all(
    responses.map(async (one) => ({ status: one.status, body: await one.json() })),
  );
  await new Promise((resolve) => server.close(resolve));
  return got;
}

it('is healthy and ready while the database answers', async () => {
  const got = await answers(async () => {}, '/healthz', '/readyz');
  expect(got.map(({ status }) => status)).toEqual([200, 200]);
});

it('is healthy and not ready while it does not', async () => {
  const got = await answers(() => Promise.reject(new Error('gone')), '/healthz', '/readyz');
  expect(got.map(({ status }) => status)).toEqual([200, 503]);
});

it('tells callers what they are counted by, and whether a proxy has said it', async () => {
  const [got] = await answers(async () => {}, '/healthz/address');
  expect(got?.body).toEqual({ address: '198.51.100.7', forwarded: true });
});
