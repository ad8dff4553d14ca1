import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { createDemoSite } from './router.ts';

export const embedOrigin = 'http://embed.test:4000';

/** Noon on 20 November 2026 in Denmark; the moving dates of the tests are counted from here. */
const startOfTest = Date.UTC(2026, 10, 20, 11);

/** The site on a free port of this machine, with a clock the test moves. */
export async function startSite() {
  let now = startOfTest;
  const app = express();
  app.use(createDemoSite({ embedOrigin, clock: () => now }));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    advance(ms: number) {
      now += ms;
    },
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

  return {
    request,
    visit,
    post(path: string, body: RequestInit['body'], headers: Record<string, string> = {}) {
      return request(path, { method: 'POST', body: body ?? null, headers: { origin, ...headers } });
    },
    /** Sends a form and shows the page the browser ends on. */
    async submit(path: string, fields: Record<string, string | string[]> = {}) {
      const body = new URLSearchParams();
      for (const [name, values] of Object.entries(fields)) {
        for (const value of [values].flat()) body.append(name, value);
      }
      const response = await this.post(path, body);
      const location = response.headers.get('location');
      if (response.status !== 303 || !location)
        throw new Error(`answered ${response.status} without a redirect`);
      return visit(location);
    },
  };
}
