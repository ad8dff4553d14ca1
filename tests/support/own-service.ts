/** A service as an operator sets one up: no demo, an empty folder, and the operator's command before the first start. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const root = join(import.meta.dirname, '..', '..');

export interface OwnService {
  console: string;
  /** What `npm run medkig -- …` prints. */
  command(...args: string[]): string;
  /** Resolves when it is ready. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function ownService(): Promise<OwnService> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'medkig-own-'));
  const console = `http://localhost:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    MEDKIG_DEMO: '0',
    PUBLIC_URL: console,
    VIEWER_ORIGIN: `http://127.0.0.1:${port}`,
  };
  let child: ChildProcess | undefined;
  return {
    console,
    command: (...args) =>
      execFileSync(process.execPath, [join(root, 'scripts/medkig.ts'), ...args], { env, encoding: 'utf8' }),
    async start() {
      const started = spawn(process.execPath, [join(root, 'server/src/main.ts')], {
        cwd: dataDir,
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child = started;
      await new Promise<void>((resolve, reject) => {
        let said = '';
        started.stdout.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          if (said.includes('Medkig is ready')) resolve();
        });
        started.once('exit', (code) => reject(new Error(`the service stopped with ${code}`)));
      });
    },
    async stop() {
      if (child && child.exitCode === null) {
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        await exited;
      }
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The operator's link, as the command prints it. */
export function inviteOperator(service: OwnService): string {
  const said = service.command('agent', 'add', 'drift@medkig.example', 'Dorte Dam', '--role', 'operator');
  const [link] = /http\S+#[\w-]{43}/.exec(said) ?? [];
  if (!link) throw new Error(`no link in: ${said}`);
  return link;
}
