/** A Redis of the test's own, with nothing on disk. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const program = process.env.MEDKIG_REDIS ?? 'redis-server';

/** A machine without it skips these tests; the runner says so. */
export const hasRedis = program !== '' && spawnSync(program, ['--version']).status === 0;

export interface TestRedis {
  port: number;
  url: string;
  /** Sends one command and returns the raw answer, over a connection of its own. */
  ask(...command: string[]): Promise<string>;
  /** It keeps its connections and answers nobody, until `resume`. */
  pause(): void;
  resume(): void;
  /** As a power cut. What it knew is gone. */
  kill(): Promise<void>;
  /** On the same port. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** @param commandLine in place of the usual one, for a server that is not a plain one */
export async function startRedis(
  options: readonly string[] = [],
  commandLine?: (folder: string, port: number) => string[],
): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'medkig-redis-'));
  const port = await freePort();
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
    const nothingKept = ['--save', '', '--appendonly', 'no'];
    const usual = [...place, ...nothingKept, ...options];
    child = spawn(program, commandLine?.(folder, port) ?? usual, { stdio: 'ignore' });
    while (!(await ask('PING').catch(() => '')).startsWith('+PONG')) await delay(10);
  }

  async function ask(...command: string[]): Promise<string> {
    const line = connect(port, '127.0.0.1');
    const parts = command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`);
    line.end(`*${command.length}\r\n${parts.join('')}`);
    let answer = '';
    for await (const bytes of line) answer += String(bytes);
    return answer;
  }

  async function kill(): Promise<void> {
    const dying = child;
    if (!dying || dying.exitCode !== null || dying.signalCode !== null) return;
    const gone = once(dying, 'exit');
    dying.kill('SIGKILL');
    await gone;
  }

  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    ask,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    kill,
    start,
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
