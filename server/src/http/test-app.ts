/** A whole server for tests: free ports, a fresh database (TEST_APP_DATABASE tells which kind), a clock that the test sets, small built folders. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../app.ts';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import type { Database } from '../storage/database.ts';
import { createPostgres, migratedPglite } from '../storage/test-databases.ts';

export const anna = { email: 'anna@vestby.example', password: 'hest-batteri-klamme' };

/** Of every test's server. */
export const testDataKey = new Uint8Array(32).fill(7);

/** The system chooses. */
export const freePorts = { main: 0, site: 0, secondSite: 0, viewer: 0, mitid: 0, selfService: 0 };

export interface TestApp {
  app: App;
  console: string;
  viewer: string;
  site: string;
  secondSite: string;
  /** The first site's second origin. */
  selfService: string;
  /** Milliseconds since 1970; starts on Monday 5 January 2026 at 12.00 in Copenhagen. */
  clock: { now: number };
  /** Everything that was logged, as text. */
  logged(): string;
  close(): Promise<void>;
}

/** @param database in place of a fresh one; closed with the rest */
export async function startTestApp(changes: Partial<Config> = {}, database?: Database): Promise<TestApp> {
  const built = await mkdtemp(join(tmpdir(), 'medkig-built-'));
  const folders = {
    console: join(built, 'console'),
    viewer: join(built, 'viewer'),
    embed: join(built, 'embed'),
  };
  const files = {
    'console/index.html': '<!doctype html><title>Konsol</title>',
    'console/assets/main-Ab3_x-9Z.js': 'export {};',
    'viewer/index.html': '<!doctype html><meta name="medkig-console" content="%CONSOLE_ORIGIN%">',
    'viewer/assets/viewer-Ab3_x-9Z.js': 'export {};',
    'embed/medkig.js': '(() => {})();',
    'embed/main-Ab3_x-9Z.js': 'export {};',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(built, path, '..'), { recursive: true });
    await writeFile(join(built, path), text);
  }
  const clock = { now: Date.parse('2026-01-05T12:00:00+01:00') };
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const postgres =
    !database && process.env.TEST_APP_DATABASE === 'postgres' ? await createPostgres() : undefined;
  const config: Config = {
    ports: freePorts,
    publicUrl: undefined,
    viewerOrigin: undefined,
    database: postgres ? { kind: 'postgres', url: postgres.url } : migratedPglite(),
    node: undefined,
    dataKey: { given: testDataKey, previous: undefined, folder: built },
    logLevel: 'trace',
    demo: { origins: ['https://extra.example'], agent: anna, hours: undefined },
    jwtPrivateKey: undefined,
    turn: undefined,
    secondFactorOf: [],
    oidc: undefined,
    auditDays: 183,
    security: undefined,
    metricsToken: undefined,
    tracesTo: undefined,
    ...changes,
  };
  const clean = async () => {
    await rm(built, { recursive: true, force: true });
    await postgres?.drop();
  };
  const app = await startApp(config, {
    ...{ log, now: () => clock.now, folders },
    // A test that brings its own database sends what waits in it itself.
    ...(database && { database, deliverMs: 2 ** 31 - 1 }),
  }).catch(async (error: unknown) => {
    await clean();
    throw error;
  });
  const { console, viewer, sites } = app.addresses;
  return {
    app,
    console,
    viewer,
    site: sites[0]?.url ?? '',
    secondSite: sites[1]?.url ?? '',
    selfService: sites[2]?.url ?? '',
    clock,
    logged: () => lines.join(''),
    close: async () => {
      await app.close();
      await clean();
    },
  };
}

/** Sends JSON to the API as the console's own page does. */
export function post(server: TestApp, path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${server.console}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: server.console, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Signs Anna in; the `Cookie` header to send from then on. */
export async function signIn(server: TestApp): Promise<string> {
  const response = await post(server, '/api/session', anna);
  const [cookie = ''] = response.headers.getSetCookie();
  return cookie.split(';')[0] ?? '';
}
