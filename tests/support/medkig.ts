/** Starts the real server as its own process, in demo mode, on free ports and a data folder without rows. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

export interface Medkig {
  console: string;
  /** Vestby Kommune. */
  site: string;
  /** Nordby Kommune. */
  nordby: string;
  viewer: string;
  /** The stand-in for MitID. */
  mitid: string;
  /** «Mit Vestby»: the second origin of Vestby's site. */
  selfService: string;
  agent: { email: string; password: string };
  dataDir: string;
  /** All that the process has written to its outputs. */
  output(): string;
  /** The process that runs now. */
  readonly process: ChildProcess;
  /** Stops it with the signal and starts another on the same ports and data. Resolves when that one is ready. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Sets the server's clock ahead by this many milliseconds; only with `clock`. Its sweep follows within a second. */
  advance(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}

export interface MedkigOptions {
  nodeArgs?: readonly string[];
  /** The server's clock can be set ahead. */
  clock?: boolean;
  env?: Record<string, string>;
}

export async function startMedkig({
  nodeArgs = [],
  clock = false,
  env = {},
}: MedkigOptions = {}): Promise<Medkig> {
  const port = await freePortBlock();
  const dataDir = mkdtempSync(join(tmpdir(), 'medkig-'));
  cpSync(inject('dataTemplate'), dataDir, { recursive: true });
  const agent = { email: 'anna@vestby.example', password: 'fjorten-gule-cykler' };
  const clockArgs = clock ? ['--import', join(import.meta.dirname, 'shifted-clock.ts')] : [];
  let output = '';
  let aheadMs = 0;

  async function launch(): Promise<ChildProcess> {
    const started = spawn(process.execPath, [...clockArgs, ...nodeArgs, join(root, 'server/src/main.ts')], {
      cwd: dataDir,
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: dataDir,
        LOG_LEVEL: 'debug',
        MEDKIG_DEMO: '1',
        MEDKIG_DEMO_AGENT: `${agent.email}:${agent.password}`,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe', ...(clock ? (['ipc'] as const) : [])],
    });
    if (aheadMs > 0) await setAhead(started, aheadMs);
    const before = output.length;
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk;
        if (output.includes('Medkig is ready', before)) resolve();
      };
      started.stdout?.on('data', read);
      started.stderr?.on('data', read);
      started.once('exit', (code) => reject(new Error(`the server stopped with ${code}:\n${output}`)));
    });
    return started;
  }

  let child = await launch();
  return {
    console: `http://localhost:${port}`,
    site: `http://127.0.0.1:${port + 1}`,
    nordby: `http://127.0.0.1:${port + 2}`,
    viewer: `http://127.0.0.1:${port + 3}`,
    mitid: `http://127.0.0.1:${port + 4}`,
    selfService: `http://127.0.0.1:${port + 5}`,
    agent,
    dataDir,
    output: () => output,
    get process() {
      return child;
    },
    restart: async (signal) => {
      await end(child, signal);
      child = await launch();
    },
    advance: async (milliseconds) => {
      if (!clock) throw new Error('start Medkig with { clock: true }');
      aheadMs += milliseconds;
      await setAhead(child, milliseconds);
    },
    stop: async () => {
      await end(child, 'SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function setAhead(child: ChildProcess, milliseconds: number): Promise<void> {
  const answered = once(child, 'message');
  child.send(milliseconds);
  await answered;
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** The demo uses PORT to PORT+5; a block is free when each of its ports is. */
async function freePortBlock(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const base = 20_000 + Math.floor(Math.random() * 2000) * 10;
    const free = await Promise.all([0, 1, 2, 3, 4, 5].map((offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
  throw new Error('no free block of ports');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
