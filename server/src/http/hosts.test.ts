import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemSchema } from '@medkig/api/problem';
import { Router } from 'express';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { embedVersion } from './embed-files.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { viewerHost } from './viewer-host.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());

/** `fetch` does not let a test choose the Host. */
function statusFor(address: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { Host: host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the host of a request', () => {
  it('decides which origin answers, on whatever port it comes in', async () => {
    expect(await statusFor(`${server.site}/api/session`, new URL(server.console).host)).toBe(401);
    expect(await statusFor(`${server.viewer}/`, new URL(server.viewer).host)).toBe(200);
  });

  it.each(['evil.example', 'localhost', '127.0.0.1:1', '[', '__proto__'])(
    'is refused when it is not ours: %s',
    async (host) => {
      for (const path of ['/', '/api/session', '/embed/v1/medkig.js']) {
        expect(await statusFor(`${server.console}${path}`, host)).toBe(421);
      }
    },
  );

  it('does not matter to health checks', async () => {
    expect(await statusFor(`${server.console}/healthz`, '10.0.0.7:4000')).toBe(200);
    expect(await statusFor(`${server.console}/readyz`, '10.0.0.7:4000')).toBe(200);
  });
});

describe('the console', () => {
  it('runs under a policy that lets in our own files, our socket and the viewer', async () => {
    const response = await fetch(`${server.console}/`);
    expect(await response.text()).toContain('Konsol');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-cache',
      'content-security-policy': [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        `connect-src 'self' ${server.console.replace('http', 'ws')}`,
        `frame-src ${server.viewer}`,
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ].join('; '),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers.get('Permissions-Policy')).toContain('display-capture=()');
    expect(response.headers.get('X-Powered-By')).toBeNull();
  });

  it('keeps files with a hash in their name for good', async () => {
    const response = await fetch(`${server.console}/assets/main-Ab3_x-9Z.js`);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('Content-Type')).toContain('javascript');
  });

  it('answers with itself for its own pages, and with a problem for missing files', async () => {
    const page = await fetch(`${server.console}/samtale`, { headers: { Accept: 'text/html' } });
    expect(await page.text()).toContain('Konsol');
    const file = await fetch(`${server.console}/assets/gone.js`);
    expect(file.status).toBe(404);
  });

  it.each(['/%2e%2e/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/assets/%00', '/%E0%A4%A'])(
    'gives away nothing beside its files: %s',
    async (path) => {
      const response = await fetch(`${server.console}${path}`);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(v.parse(problemSchema, await response.json()).status).toBe(response.status);
    },
  );

  it('knows no other API', async () => {
    const response = await fetch(`${server.console}/api/nothing`, { headers: { Accept: 'text/html' } });
    expect(v.parse(problemSchema, await response.json()).code).toBe('not-found');
  });
});

describe('the viewer', () => {
  it('is told which console it belongs to', async () => {
    const response = await fetch(`${server.viewer}/`);
    expect(await response.text()).toContain(`<meta name="medkig-console" content="${server.console}">`);
    expect(await fetch(`${server.viewer}/index.html`).then(({ status }) => status)).toBe(404);
  });

  it('may draw and reach nothing but the asset store', async () => {
    const response = await fetch(`${server.viewer}/`);
    expect(response.headers.get('Content-Security-Policy')).toBe(
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'unsafe-inline'",
        `img-src data: ${server.viewer}/store/`,
        `font-src data: ${server.viewer}/store/`,
        "connect-src 'none'",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        `frame-ancestors ${server.console}`,
      ].join('; '),
    );
  });

  it.each(['/', '/assets/viewer-Ab3_x-9Z.js', '/missing', '/api/session', '/embed/v1/medkig.js'])(
    'has no cookies and no API: %s',
    async (path) => {
      const response = await fetch(`${server.viewer}${path}`, { headers: { Cookie: 'medkig=x' } });
      expect(response.headers.getSetCookie()).toEqual([]);
      if (path.startsWith('/api') || path.startsWith('/embed')) expect(response.status).toBe(404);
    },
  );

  it('says so when it is not built', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'medkig-unbuilt-'));
    const origins = { console: server.console, viewer: server.viewer };
    const log = createLog('silent');
    const bare = createServer(viewerHost({ folder, origins, assets: Router(), log }));
    await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
    const address = bare.address();
    const response = await fetch(
      `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}/`,
    );
    bare.close();
    await rm(folder, { recursive: true });
    expect(response.status).toBe(503);
    expect(await response.text()).toBe('This page is not built yet: run npm run build.\n');
  });
});

describe('the embed', () => {
  it.each([
    ['/embed/v1/medkig.js', 'no-cache'],
    ['/embed/v1/main-Ab3_x-9Z.js', 'public, max-age=31536000, immutable'],
    [`/embed/${embedVersion()}/medkig.js`, 'public, max-age=31536000, immutable'],
    [`/embed/${embedVersion()}/main-Ab3_x-9Z.js`, 'public, max-age=31536000, immutable'],
  ])('%s may be loaded by every site', async (path, caching) => {
    const response = await fetch(`${server.console}${path}`, { headers: { Origin: server.site } });
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe(caching);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(response.headers.get('Content-Type')).toContain('javascript');
  });

  it('has only the version that was built', async () => {
    const { version } = JSON.parse(
      readFileSync(new URL('../../../citizen-snippet/package.json', import.meta.url), 'utf8'),
    );
    expect(embedVersion()).toBe(version);
    expect(await fetch(`${server.console}/embed/0.0.9/medkig.js`).then(({ status }) => status)).toBe(404);
  });
});
