import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import express from 'express';
import type { MunicipalityKey } from './municipalities/municipalities.ts';
import { createDemoSite } from './router.ts';

export const embedOrigin = 'http://embed.test:4000';
export const mitidOrigin = 'http://mitid.test:4004';

/** Noon on 20 November 2026 in Denmark; the dates of the tests are counted from here. */
const startOfTest = Date.UTC(2026, 10, 20, 11);

/** A site on a free port of this machine, with a clock the test moves. */
export async function startSite(municipality: MunicipalityKey) {
  let now = startOfTest;
  const site = createDemoSite({ municipality, embedOrigin, mitidOrigin, clock: () => now });
  // Where the site is mounted, nothing reads a query; the site itself must still.
  const server = await serve(express().set('query parser', false).use(site));
  return {
    ...server,
    advance(ms: number) {
      now += ms;
    },
  };
}

/** Anything that answers requests, on a free port of this machine. */
export async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** What a citizen's browser does for a form: keeps the cookie, sends the origin, goes where it is told. */
export function openBrowser(origin: string) {
  let cookie = '';

  async function request(path: string, init: RequestInit = {}) {
    const headers = new Headers(init.headers);
    if (cookie) headers.set('cookie', cookie);
    const response = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  }

  async function visit(path: string): Promise<{ status: number; path: string; html: string }> {
    const response = await request(path);
    const location = response.headers.get('location');
    if (location) return visit(location);
    return { status: response.status, path, html: await response.text() };
  }

  function post(path: string, body: RequestInit['body'], headers: Record<string, string> = {}) {
    return request(path, { method: 'POST', body: body ?? null, headers: { origin, ...headers } });
  }

  async function send(path: string, body: URLSearchParams | FormData) {
    const response = await post(path, body);
    const location = response.headers.get('location');
    if (response.status !== 303 || !location)
      throw new Error(`answered ${response.status} without a redirect`);
    return visit(location);
  }

  return {
    request,
    visit,
    post,
    /** Sends a form and shows the page the browser ends on. */
    submit(path: string, fields: Record<string, string | string[]> = {}) {
      return send(path, fillIn(new URLSearchParams(), fields));
    },
    /** The same for a form with a file field. */
    submitWithFile(path: string, fields: Record<string, string | string[]>, name: string, file: File) {
      const body = fillIn(new FormData(), fields);
      body.append(name, file);
      return send(path, body);
    },
  };
}

function fillIn<Body extends URLSearchParams | FormData>(
  body: Body,
  fields: Record<string, string | string[]>,
): Body {
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) body.append(name, value);
  }
  return body;
}
