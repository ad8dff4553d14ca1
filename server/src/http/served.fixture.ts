/** Endpoints on a server of their own, asked by whoever a test names. */
import { once } from 'node:events';
import { type Client, createClient } from '@medkig/api/client';
import type { Endpoint } from '@medkig/api/endpoint';
import type { ProblemCode } from '@medkig/api/problem';
import express from 'express';
import type { Principal } from '../accounts/access.ts';
import { problemsOf } from '../api-docs/openapi.ts';
import { endpointRouter, type Serve } from './endpoint-router.ts';

export interface Served {
  as(who: Principal): Client;
  close(): void;
}

const isSaid = (endpoint: Endpoint, code: ProblemCode) =>
  [...problemsOf(endpoint).values()].some((codes) => codes.includes(code));

/** Whatever refuses must have said so. */
export async function serveEndpoints(put: (serve: Serve) => void): Promise<Served> {
  const people = new Map<string, Principal>();
  const { router, serve } = endpointRouter({
    principalOf: async (request) => people.get(request.headers.authorization ?? ''),
    addressOf: () => '127.0.0.1',
  });
  put((endpoint, answer) =>
    serve(endpoint, async (call) => {
      const answered = await answer(call);
      if (answered.ok || isSaid(endpoint, answered.reason)) return answered;
      throw new Error(`say in \`problems\` of ${endpoint.path} that it may be refused as ${answered.reason}`);
    }),
  );
  const server = express().use('/api', router).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    as(who) {
      const token = String(people.size);
      people.set(`Bearer ${token}`, who);
      return createClient({ fetch, origin, token });
    },
    close: () => server.close(),
  };
}
