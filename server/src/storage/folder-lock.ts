/**
 * One process at a time may have the embedded database's folder open; a second one would damage it.
 * The lock is a local socket, because the system takes that away from a process that dies: no lock is left behind.
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

/** A short name of the folder: the path of a Unix socket holds about a hundred bytes. */
function addressFor(path: string): string {
  const name = `medkig-${createHash('sha256').update(path).digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.lock`);
}

async function takeOverIfDead(address: string): Promise<Server | undefined> {
  if (await isAnswered(address)) return undefined;
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

function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
