/** The whole bench, as one run: see docs/benchmarks.md. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { bounds } from './bounds.ts';
import { formRun } from './form-run.ts';
import { heapRun } from './heap-run.ts';
import { markRun } from './mark-run.ts';
import { pageRun } from './page-run.ts';
import { frameCost } from './relay-load/capacity.ts';
import { openRelayWorld } from './relay-load/relay-world.ts';
import { inTurns, ofBoth } from './rounds.ts';
import { formRows, heapRow, markRows, pageRows } from './rows.ts';
import { sideNames } from './side.ts';
import { compared, heading, isKept, median, microseconds, type Row, spellRow } from './table.ts';
import { openWorld } from './world.ts';

const quick = process.env.MEDKIG_BENCH === 'quick';
const size = quick
  ? { rounds: 1, minuteMs: 15_000, driveMs: 6_000, changes: 40, relayMs: 5_000, minutes: 10 }
  : { rounds: 3, minuteMs: 60_000, driveMs: 15_000, changes: 60, relayMs: 10_000, minutes: 10 };
/** Names of the parts to run, with commas between; all by default. */
const chosen = process.env.MEDKIG_BENCH_PARTS?.split(',');
const cache = join(import.meta.dirname, '..', '..', '.cache', 'bench');

/** Of the relays. */
const PAIRS = 100;
const bothNames = ['baseline', 'product'] as const;

it('runs', async () => {
  const figures: Record<string, unknown> = {};
  const rows: Row[] = [];
  mkdirSync(cache, { recursive: true });
  const part = async (name: string, title: string, run: () => Promise<{ runs: unknown; rows: Row[] }>) => {
    if (chosen && !chosen.includes(name)) return;
    const done = await run();
    figures[name] = done.runs;
    rows.push(...done.rows);
    say([heading(title), ...done.rows.map(spellRow)].join('\n'));
    writeFileSync(join(cache, 'figures.json'), JSON.stringify(figures, undefined, 1));
  };

  say(
    `${availableParallelism()} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}, ${new Date().toISOString()}`,
  );
  const world = await openWorld();
  try {
    await part('form', 'A form of Det Fælles Designsystem', async () => {
      const runs = await inTurns(size.rounds, sideNames, (name) => formRun(world, world.sides[name], size));
      return { runs, rows: formRows(runs, size.minuteMs / 1000) };
    });
    for (const [name, path, title] of [
      ['big', '/stor', 'A page of 20,000 nodes'],
      ['churn', '/uro', 'A page that never rests'],
    ] as const)
      await part(name, title, async () => {
        const runs = await inTurns(size.rounds, sideNames, (side) =>
          pageRun(world, world.sides[side], { path, ...size }),
        );
        return { runs, rows: pageRows(runs, size.driveMs / 1000) };
      });
    await part('mark', 'A mark', async () => {
      const runs = await inTurns(size.rounds, bothNames, (name) =>
        markRun(world, world.sides[name], size.changes),
      );
      return { runs, rows: markRows(runs) };
    });
    await part('heap', 'The agent’s memory', async () => {
      const runs = await inTurns(1, bothNames, (name) => heapRun(world, world.sides[name], size.minutes));
      return { runs, rows: [heapRow(runs, size.minutes)] };
    });
  } finally {
    await world.close();
  }
  await part('relay', 'The relay, beside one that is nothing but ws', async () => {
    const relays = await openRelayWorld(PAIRS);
    const runs = await inTurns(size.rounds, bothNames, (name) =>
      relays.run(name === 'product' ? 'product' : 'ws', (running) => frameCost(running, PAIRS, size.relayMs)),
    );
    await relays.close();
    return {
      runs,
      rows: [compared('processor time of a frame', ofBoth(runs, median), microseconds, bounds.relayFrame)],
    };
  });

  const bounded = rows.filter(({ bound }) => bound !== undefined);
  const missed = bounded.filter((row) => !isKept(row));
  say(
    `\n${bounded.length - missed.length} of ${bounded.length} bounds kept; all figures in .cache/bench/figures.json`,
  );
});

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
