/** What a server still holds when all its garbage is collected. */
import { join } from 'node:path';
import * as v from 'valibot';
import { vi } from 'vitest';
import type { Medkig } from '../../support/medkig.ts';

/** Start Medkig with these, and `heldBy` can ask it. */
export const heldArgs = [
  '--expose-gc',
  '--import',
  join(import.meta.dirname, '..', '..', 'support', 'held-report.ts'),
];

const heldSchema = v.strictObject({
  /** Bytes of objects and buffers. */
  data: v.number(),
  /** Bytes of what V8 has made of the program. */
  code: v.number(),
  /** Open files and sockets as the system counts them (`files`), and whatever keeps the process's loop alive, by kind. */
  handles: v.record(v.string(), v.number()),
});
export type Held = v.InferOutput<typeof heldSchema>;

export async function heldBy(medkig: Medkig): Promise<Held> {
  const before = medkig.output().length;
  medkig.process.kill('SIGUSR2');
  return vi.waitFor(
    () => {
      const [, said] = /held: (\{.*\})\n/.exec(medkig.output().slice(before)) ?? [];
      if (!said) throw new Error('the server has not told yet');
      return v.parse(heldSchema, JSON.parse(said));
    },
    { timeout: 10_000, interval: 20 },
  );
}
