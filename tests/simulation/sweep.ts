import { expect, it } from 'vitest';
import { useQuickAes } from './quick-aes.ts';
import { runSeed, type SeedResult } from './run-seed.ts';

const BATCH = 500;
/** Runs at a time: while one waits for a key the others go on. */
const TOGETHER = 4;

/** A test for each five hundred seeds. A seed that breaks a promise becomes a test of its own. */
export function sweep(first: number, count: number): void {
  useQuickAes();
  for (let from = first; from < first + count; from += BATCH) {
    it(`[L2] [L13] [L14] seeds ${from} to ${from + BATCH - 1}: what an epoch has heard is 1..n, and in the end all of it`, async () => {
      const results = await runSeeds(from, Math.min(BATCH, first + count - from));
      const broken = results.flatMap(({ seed, broken }) => (broken.length ? [{ seed, broken }] : []));
      expect(broken.slice(0, 5)).toEqual([]);
      expect(mean(results.map(({ frames }) => frames))).toBeGreaterThan(200);
      expect(Math.min(...results.map(({ faults }) => faults))).toBeGreaterThanOrEqual(15);
      expect(mean(results.map(({ faults }) => faults))).toBeGreaterThan(20);
    }, 600_000);
  }
}

export async function runSeeds(first: number, count: number): Promise<(SeedResult & { seed: number })[]> {
  const results: (SeedResult & { seed: number })[] = [];
  let next = first;
  const run = async () => {
    while (next < first + count) {
      const seed = next++;
      results.push({ seed, ...(await runSeed(seed)) });
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, run));
  return results;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
