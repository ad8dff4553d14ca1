/**
 * One decoder under fire: a property that must hold for whatever arrives. In `npm test` some hundred inputs from a
 * fixed seed; `npm run fuzz` takes a new seed and goes on for MEDKIG_FUZZ_SECONDS with each decoder.
 */
import fc from 'fast-check';
import { it } from 'vitest';

const seconds = Number(process.env.MEDKIG_FUZZ_SECONDS ?? 0);
const seed = Number(process.env.MEDKIG_FUZZ_SEED ?? (seconds > 0 ? Date.now() % 2 ** 31 : 20_260_101));

/** No single input may keep a decoder at work for longer (milliseconds of the processor). */
const LONGEST_MS = 5000;

/** Milliseconds that this process has worked: a busy machine makes no difference. */
export function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * @param holds throws, or rejects, when the property does not hold for this input
 * @param runs how many inputs within `npm test`
 */
export function fuzz<T>(
  name: string,
  input: fc.Arbitrary<T>,
  holds: (input: T) => void | Promise<void>,
  runs = 400,
): void {
  it(
    `${name}, whatever arrives`,
    async () => {
      const property = fc.asyncProperty(input, async (given) => {
        const before = workedMs();
        await holds(given);
        const took = workedMs() - before;
        if (took > LONGEST_MS) throw new Error(`${Math.round(took)} ms for one input`);
      });
      const found = await fc.check(property, {
        seed,
        numRuns: seconds > 0 ? Number.MAX_SAFE_INTEGER : runs,
        ...(seconds > 0 && { interruptAfterTimeLimit: seconds * 1000 }),
      });
      if (seconds > 0) process.stdout.write(`${name}: ${found.numRuns} inputs, seed ${seed}\n`);
      if (found.failed) throw new Error(fc.defaultReportMessage(found), { cause: found.errorInstance });
    },
    (seconds + 60) * 1000,
  );
}
