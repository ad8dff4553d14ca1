import { createServer } from 'node:http';
import express from 'express';
import { expect, it } from 'vitest';
import { healthRoutes } from './health.ts';

const fine = { ping: async () => {}, isLeaving: () => false, addressOf: () => '198.51.100.7' };

/** What each path answers. */
async function answers(how: Partial<typeof fine>, ...paths: string[]) {
  const server = createServer(express().use(healthRoutes({ ...fine, ...how })));
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
  const got = await answers({}, '/healthz', '/readyz');
  expect(got.map(({ status }) => status)).toEqual([200, 200]);
});

it('is healthy and not ready while it does not', async () => {
  const got = await answers({ ping: () => Promise.reject(new Error('gone')) }, '/healthz', '/readyz');
  expect(got.map(({ status }) => status)).toEqual([200, 503]);
});

it('is healthy and takes nobody new while it is about to stop', async () => {
  const got = await answers({ isLeaving: () => true }, '/healthz', '/readyz');
  expect(got).toMatchObject([{ status: 200 }, { status: 503, body: { status: 'leaving' } }]);
});

it('tells callers what they are counted by, and whether a proxy has said it', async () => {
  const [got] = await answers({}, '/healthz/address');
  expect(got?.body).toEqual({ address: '198.51.100.7', forwarded: true });
});
