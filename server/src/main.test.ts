import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medkig-main-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(environment: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  return { child, said, ended };
}

/** Resolves at the first line of standard output. */
function firstLine({ child, said, ended }: ReturnType<typeof run>): Promise<string> {
  return new Promise((resolve, reject) => {
    const stdout: ChildProcess['stdout'] = child.stdout;
    stdout?.on('data', () => {
      if (said.stdout.includes('\n')) resolve(said.stdout);
    });
    ended.then(() => reject(new Error(said.stderr)));
  });
}

/** A port whose followers are free too; below those that the system gives to the other tests. */
async function freePort(): Promise<number> {
  const port = randomInt(10_000, 30_000);
  const areFree = await Promise.all([0, 1, 2, 3, 4].map((offset) => isFree(port + offset)));
  return areFree.every(Boolean) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

describe('npm start', () => {
  it('prints one line when it is ready, and stops in order on a signal', async () => {
    const port = await freePort();
    const demo = {
      MEDKIG_DEMO: '1',
      PORT: String(port),
      MEDKIG_DEMO_AGENT: 'anna@vestby.example:hest-batteri',
    };
    const running = run(demo);
    expect(await firstLine(running)).toBe(
      `Medkig is ready: agent console http://localhost:${port} (sign in as anna@vestby.example / hest-batteri), ` +
        `citizen page http://127.0.0.1:${port + 1} (Vestby Kommune), ` +
        `citizen page http://127.0.0.1:${port + 2} (Nordby Kommune), ` +
        `citizen page http://127.0.0.1:${port + 5} (Mit Vestby). Ctrl-C stops.\n`,
    );

    const second = run(demo);
    expect(await second.ended).toBe(1);
    expect(second.said).toEqual({
      stdout: '',
      stderr: `Port ${port} is taken by another program: stop it, or choose another with PORT=${port + 100} npm start.\n`,
    });

    running.child.kill('SIGINT');
    expect(await running.ended).toBe(0);
    expect(running.said.stderr).toBe('');
  });

  it('refuses a wrong environment in one sentence', async () => {
    const refused = run({ MEDKIG_DEMO: '1', PORT: 'http' });
    expect(await refused.ended).toBe(1);
    expect(refused.said).toEqual({ stdout: '', stderr: 'PORT must be a whole number from 1 to 65530.\n' });
  });
});
