/** How many sessions a server carries, beside a plain Socket.IO relay and one that is nothing but `ws`: see docs/benchmarks.md. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { hasRedis } from '@medkig/server/redis-server.fixture';
import { it } from 'vitest';
import { bounds } from './bounds.ts';
import { capacityRows, memoryRows } from './capacity-rows.ts';
import { capacity, FRAMES_PER_SECOND, frameCost, idleMemory, MOST_PAIRS } from './relay-load/capacity.ts';
import { redisCommands } from './relay-load/redis-commands.ts';
import { isPinned, type RelayName, relayNames } from './relay-load/relay-process.ts';
import { openRelayWorld, type Running } from './relay-load/relay-world.ts';
import { storm } from './relay-load/storm.ts';
import { compared, heading, isKept, milliseconds, type Row, spellRow } from './table.ts';

const quick = process.env.MEDKIG_BENCH === 'quick';
const size = quick
  ? { rounds: 1, frameMs: 5_000, tryMs: 3_000, redisMs: 5_000 }
  : { rounds: 3, frameMs: 10_000, tryMs: 5_000, redisMs: 10_000 };
/** Of a frame's cost, of the storm and of what Redis is asked. */
const PAIRS = { frame: 100, loaded: 400, storm: 500, redis: 200 };
const WITHIN_MS = 5_000;
/** Until the addresses of those who have joined are forgotten and the rooms are stored. */
const SETTLE_MS = 12_000;
/** Names of the parts to run, with commas between; all by default. */
const chosen = process.env.MEDKIG_BENCH_PARTS?.split(',');
const cache = join(import.meta.dirname, '..', '..', '.cache', 'bench');

it('runs', async () => {
  const figures: Record<string, unknown> = {};
  const rows: Row[] = [];
  mkdirSync(cache, { recursive: true });
  say(
    `${availableParallelism()} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}, ${new Date().toISOString()}`,
  );
  if (!isPinned) say('Relay and load share their cores: this needs `taskset` and two of them.');
  const world = await openRelayWorld(MOST_PAIRS);

  async function part(
    name: string,
    title: string,
    run: () => Promise<{ runs: unknown; rows: Row[] }>,
  ): Promise<void> {
    if (chosen && !chosen.includes(name)) return;
    const done = await run();
    figures[name] = done.runs;
    rows.push(...done.rows);
    say([heading(title, 'beside'), ...done.rows.map(spellRow)].join('\n'));
    writeFileSync(join(cache, 'capacity.json'), JSON.stringify(figures, undefined, 1));
  }

  /** Every round begins with another relay: a machine that gets slower is so for all. */
  async function inTurns<Run>(work: (running: Running) => Promise<Run>): Promise<Record<RelayName, Run[]>> {
    const runs: Record<RelayName, Run[]> = { ws: [], socketio: [], product: [] };
    for (let round = 0; round < size.rounds; round++)
      for (let turn = 0; turn < relayNames.length; turn++) {
        const relay = relayNames[(round + turn) % relayNames.length] ?? relayNames[0];
        const run = await world.run(relay, work);
        say(`  ${relay}: ${JSON.stringify(run)}`);
        runs[relay].push(run);
      }
    return runs;
  }

  try {
    await part('pairs', `Pairs on one core, ${FRAMES_PER_SECOND} frames a second each`, async () => {
      const runs = await inTurns(async (running) => {
        const frame = await frameCost(running, PAIRS.frame, size.frameMs);
        const loaded = await frameCost(running, PAIRS.loaded, size.frameMs / 2);
        return { frame, loaded, ...(await capacity(running, loaded, size.tryMs)) };
      });
      return { runs, rows: capacityRows(runs) };
    });
    await part('memory', 'An idle pair', async () => {
      const runs = await inTurns((running) => idleMemory(running, MOST_PAIRS, SETTLE_MS));
      return { runs, rows: memoryRows(runs) };
    });
    await part(
      'storm',
      `${PAIRS.storm} pairs come back to a killed server within ${WITHIN_MS / 1000} s`,
      async () => {
        const run = await world.run('product', (running) => storm(world, running, PAIRS.storm, WITHIN_MS));
        const all = {
          what: 'until the last pair goes on, beside the bound',
          baseline: milliseconds(bounds.storm),
        };
        const each = {
          what: 'a pair from its first connection, median and p95',
          baseline: milliseconds(run.median),
        };
        return {
          runs: run,
          rows: [
            { ...all, product: milliseconds(run.recovered), ratio: run.recovered / bounds.storm, bound: 1 },
            { ...each, product: milliseconds(run.p95) },
          ],
        };
      },
    );
    if (!hasRedis) say('\nRedis is not here: what it is asked is not counted.');
    else
      await part('redis', `Commands of Redis a second, ${PAIRS.redis} pairs`, async () => {
        const run = await redisCommands(world, PAIRS.redis, size.redisMs);
        const [slow, fast] = run.rates;
        const spell = (count: number) => count.toFixed(1);
        const what = `${fast.framesPerSecond} frames a second, beside ${slow.framesPerSecond}`;
        return {
          runs: run,
          rows: [
            {
              ...compared(what, { baseline: slow.commands, product: fast.commands }, spell),
              bound: bounds.redisGrowth,
            },
            { what: 'for each new pair, once', baseline: '', product: spell(run.opening) },
          ],
        };
      });
  } finally {
    await world.close();
  }

  const bounded = rows.filter(({ bound, least }) => bound !== undefined || least !== undefined);
  const kept = bounded.filter(isKept);
  say(`\n${kept.length} of ${bounded.length} bounds kept; all figures in .cache/bench/capacity.json`);
});

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
