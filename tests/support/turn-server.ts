/** A real coturn on the loopback, set up as docs/network.md tells an operator to. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { programs } from './programs.ts';

export interface TurnServer {
  port: number;
  secret: string;
  /** How many requests with credentials were refused. */
  refusals(): number;
  stop(): Promise<void>;
}

/** `udp: false`: as behind a firewall that lets no UDP through to it. Resolves when it listens. */
export async function startTurnServer({ udp = true } = {}): Promise<TurnServer> {
  if (!programs.turnServer) throw new Error('there is no coturn on this machine');
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'medkig-turn-'));
  const secret = 'only-for-this-test-run';
  const child = spawn(programs.turnServer, [
    '-n',
    '--verbose',
    '--listening-ip=127.0.0.1',
    '--relay-ip=127.0.0.1',
    `--listening-port=${port}`,
    '--realm=turn.example',
    '--use-auth-secret',
    `--static-auth-secret=${secret}`,
    '--fingerprint',
    '--no-tls',
    '--no-dtls',
    '--no-cli',
    '--allow-loopback-peers',
    '--log-file=stdout',
    `--pidfile=${join(folder, 'pid')}`,
    `--userdb=${join(folder, 'db')}`,
    ...(udp ? [] : ['--no-udp']),
  ]);
  let output = '';
  const gone = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      if (output.includes('listener opened on')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    gone.then(() => reject(new Error(`coturn stopped:\n${output}`)), reject);
  });
  return {
    port,
    secret,
    refusals: () => output.match(/user <[^>]+>: .*error 401/g)?.length ?? 0,
    stop: async () => {
      child.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
