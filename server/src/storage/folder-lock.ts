/**
 * One process at a time may have the embedded database's folder open; a second one would damage it.
 * The lock is a local socket, because nobody answers on it once its process is dead: no lock is left behind. It lies
 * beside the folder, so that a process in another container that has the same volume sees it too.
 */
import { createHash } from 'node:crypto';
import { realpath, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FolderLock {
  release(): Promise<void>;
}

/** Locks an existing folder; `undefined` if another process has it. */
export async function lockFolder(folder: string): Promise<FolderLock | undefined> {
  const address = addressFor(await realpath(folder));
  const server = (await listen(address)) ?? (await takeOverIfDead(address));
  if (!server) return undefined;
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** What the path of a Unix socket may hold on every system, in bytes. */
const LONGEST_PATH = 100;

function addressFor(path: string): string {
  const beside = `${path}.lock`;
  if (process.platform !== 'win32' && Buffer.byteLength(beside) <= LONGEST_PATH) return beside;
  const name = `medkig-${createHash('sha256').update(path).digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.lock`);
}

async function takeOverIfDead(address: string): Promise<Server | undefined> {
  if (!(await isDead(address))) return undefined;
  await unlink(address).catch(() => {});
  return listen(address);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => resolve(server));
  });
}

/** A socket that we may not knock on belongs to somebody who may well be alive. */
function isDead(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'ECONNREFUSED' || code === 'ENOENT'),
    );
  });
}
