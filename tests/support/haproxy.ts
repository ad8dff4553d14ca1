/** Debian's HAProxy as a process, with a configuration that is given. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { endChild } from './child-end.ts';
import { programs } from './programs.ts';

export interface Haproxy {
  stop(): Promise<void>;
}

/** With OpenSSL for its certificate. */
export const hasHaproxy = programs.haproxy !== undefined && programs.openssl !== undefined;

/** Resolves when it listens on all of these ports of the loopback. */
export async function startHaproxy(
  file: string,
  ports: readonly number[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Haproxy> {
  if (!programs.haproxy) throw new Error('there is no HAProxy on this machine');
  const child = spawn(programs.haproxy, ['-q', '-db', '-f', file], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit').then(() => {
    throw new Error('HAProxy stopped');
  });
  await Promise.race([gone, Promise.all(ports.map(listens))]);
  gone.catch(() => {});
  return { stop: () => endChild(child) };
}

async function listens(port: number): Promise<void> {
  while (!(await isTaken(port))) await delay(10);
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, '127.0.0.1', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}
