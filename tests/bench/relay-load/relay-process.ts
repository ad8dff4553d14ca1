/** A relay as a process of its own, on a processor core that it has to itself. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/free-port.ts';
import { programs } from '../../support/programs.ts';
import type { Memory } from './process-figures.ts';

export const relayNames = ['ws', 'socketio', 'product'] as const;
export type RelayName = (typeof relayNames)[number];

export interface RelayProcess {
  port: number;
  /** Processor time so far, all threads, in microseconds. */
  cpu(): Promise<number>;
  memory(): Promise<Memory>;
  kill(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..', '..');
const { taskset } = programs;
/** Whether relay and load each have a core. */
export const isPinned = taskset !== undefined && availableParallelism() > 1;

/** `core` 0 is the relay's, 1 the load's. */
export function onCore(
  core: 0 | 1,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const [command, before] =
    isPinned && taskset ? [taskset, ['-c', String(core), process.execPath]] : [process.execPath, []];
  return spawn(command, [...before, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
}

/** Resolves when it answers. `env` is the product's; `port`: that of one before it. */
export async function startRelay(
  name: RelayName,
  env: Readonly<Record<string, string>>,
  port?: number,
): Promise<RelayProcess> {
  const at = port ?? (await freePort());
  const program =
    name === 'product' ? join(root, 'server/src/main.ts') : join(import.meta.dirname, `${name}-relay.ts`);
  const figures = join(import.meta.dirname, 'process-figures.ts');
  const own = name === 'product' ? env : {};
  const child = onCore(0, ['--expose-gc', '--import', figures, program], { ...own, PORT: String(at) });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (said: string) => {
      if (said.includes('ready')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the relay stopped with ${code}`)));
  });
  const ask = async (question: 'cpu' | 'memory') => {
    const answer = once(child, 'message');
    child.send(question);
    return (await answer)[0];
  };
  return {
    port: at,
    cpu: () => ask('cpu'),
    memory: () => ask('memory'),
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
