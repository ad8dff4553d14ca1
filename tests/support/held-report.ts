/** Loaded before the server, with --expose-gc: on SIGUSR2 it collects garbage and writes what the process still holds. */
import { readdirSync } from 'node:fs';
import { getActiveResourcesInfo, memoryUsage } from 'node:process';
import { setImmediate as turn } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';

/** V8 keeps bytecode, and what it compiles of it, apart from objects. */
const CODE_SPACE = /^(code|trusted)_/;

async function report(): Promise<void> {
  // What a finalizer lets go of is collected the next time.
  globalThis.gc?.();
  await turn();
  globalThis.gc?.();
  const handles: Record<string, number> = { files: readdirSync('/proc/self/fd').length };
  for (const kind of getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  const { heapUsed, arrayBuffers } = memoryUsage();
  const code = getHeapSpaceStatistics()
    .filter((space) => CODE_SPACE.test(space.space_name))
    .reduce((sum, space) => sum + space.space_used_size, 0);
  process.stdout.write(`held: ${JSON.stringify({ data: heapUsed - code + arrayBuffers, code, handles })}\n`);
}

process.on('SIGUSR2', () => void report());
