import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lastingHeap } from './lasting-heap.ts';

const MIB = 1024 * 1024;

it('the limit is what Node was told', () => {
  const module = join(import.meta.dirname, 'lasting-heap.ts');
  const said = execFileSync(process.execPath, [
    '--max-old-space-size=64',
    '--input-type=module',
    '--eval',
    `import { lastingHeap } from ${JSON.stringify(module)}; process.stdout.write(String(lastingHeap().limit));`,
  ]);
  expect(Number(said)).toBe(64 * MIB);
});

it('what is kept counts, and more of it counts more', () => {
  const before = lastingHeap();
  // Objects, since long lists of numbers lie elsewhere in V8; so many that most of them get old.
  const kept = Array.from({ length: 400_000 }, (_, index) => ({ index, next: { index } }));
  const { used, limit } = lastingHeap();
  expect(used - before.used).toBeGreaterThan(4 * MIB);
  expect(limit).toBe(before.limit);
  expect(kept).toHaveLength(400_000);
});
