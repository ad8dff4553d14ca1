import { join } from 'node:path';
import { vi } from 'vitest';
import type { Medkig } from '../support/medkig.ts';

/** Start Medkig with these, and `buffersOf` can ask it. */
export const memoryArgs = [
  '--expose-gc',
  '--import',
  join(import.meta.dirname, '..', 'support', 'memory-report.ts'),
];

/** Bytes that the server holds outside the heap: what waits for slow receivers is there. */
export async function buffersOf(medkig: Medkig): Promise<number> {
  const before = medkig.output().length;
  medkig.process.kill('SIGUSR2');
  return vi.waitFor(
    () => {
      const [, bytes] = /buffers: (\d+) bytes\n/.exec(medkig.output().slice(before)) ?? [];
      if (!bytes) throw new Error('the server has not told yet');
      return Number(bytes);
    },
    { timeout: 10_000, interval: 20 },
  );
}
