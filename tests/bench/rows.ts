/** From runs to rows. */
import { bounds } from './bounds.ts';
import type { FormRun } from './form-run.ts';
import type { HeapRun } from './heap-run.ts';
import type { MarkRun } from './mark-run.ts';
import type { PageRun } from './page-run.ts';
import type { Painted } from './painted.ts';
import type { Cost } from './processor-time.ts';
import { ofBoth, type Rounds } from './rounds.ts';
import { bytes, compared, median, milliseconds, percentile, type Row } from './table.ts';
import { total } from './world.ts';

export function formRows(runs: Rounds<FormRun>, seconds: number): Row[] {
  return [
    compared(
      `${seconds} s of the form, bytes`,
      ofBoth(runs, (side) => median(side.map(({ minute }) => total(minute)))),
      bytes,
      bounds.formMinuteBytes,
    ),
    compared(
      'a first visit, bytes',
      ofBoth(runs, (side) => median(side.map(({ cold }) => total(cold)))),
      bytes,
    ),
    compared(
      'each later page, bytes',
      ofBoth(runs, (side) => median(side.flatMap(({ next }) => next.map(total)))),
      bytes,
      bounds.laterSnapshotBytes,
    ),
    ...costRows(runs),
    ...paintedRows(runs),
  ];
}

export function pageRows(runs: Rounds<PageRun>, seconds: number): Row[] {
  return [
    compared(
      `${seconds} s of changes, bytes`,
      ofBoth(runs, (side) => median(side.map(({ driven }) => total(driven)))),
      bytes,
    ),
    compared(
      'a first visit, bytes',
      ofBoth(runs, (side) => median(side.map(({ cold }) => total(cold)))),
      bytes,
    ),
    compared(
      'the page loaded anew, bytes',
      ofBoth(runs, (side) => median(side.map(({ again }) => total(again)))),
      bytes,
    ),
    ...costRows(runs),
    ...paintedRows(runs),
  ];
}

export function markRows(runs: Rounds<MarkRun>): Row[] {
  return (['near', 'slow'] as const).flatMap((line) => {
    const at = (part: number) =>
      ofBoth(runs, (side) =>
        percentile(
          side.flatMap((run) => run[line]),
          part,
        ),
      );
    const what = `press → mark is seen${line === 'slow' ? ', 30 ms, 1 Mbit/s' : ''}`;
    return [
      compared(`${what}, median`, at(0.5), milliseconds, bounds.markMedian),
      compared(`${what}, 95 of 100`, at(0.95), milliseconds),
    ];
  });
}

function costRows(runs: Rounds<{ cost: Cost }>): Row[] {
  const added = (part: 'script' | 'task' | 'process') =>
    ofBoth(runs, (side) =>
      median(side.map(({ cost }, round) => cost[part] - (runs.none[round]?.cost[part] ?? 0))),
    );
  return [
    compared('added scripts on the citizen’s page', added('script'), milliseconds, bounds.citizenScript),
    compared('added work of its main thread', added('task'), milliseconds),
    compared('added work of its process, all threads', added('process'), milliseconds),
  ];
}

function paintedRows(runs: Rounds<{ painted: Painted | undefined }>): Row[] {
  return (['near', 'slow'] as const).flatMap((line) => {
    const at = (part: number) =>
      ofBoth(runs, (side) =>
        percentile(
          side.flatMap(({ painted }) => painted?.[line] ?? []),
          part,
        ),
      );
    const what = `change → painted${line === 'slow' ? ', 30 ms, 1 Mbit/s' : ''}`;
    return [
      compared(`${what}, median`, at(0.5), milliseconds, bounds.paintedMedian),
      compared(`${what}, 95 of 100`, at(0.95), milliseconds, bounds.painted95),
    ];
  });
}

/** Each side against itself. */
export function heapRow(runs: Rounds<HeapRun>, minutes: number): Row {
  const growth = ofBoth(runs, (side) => median(side.map(({ before, after }) => after / before)));
  return {
    what: `agent’s heap after ${minutes} more minutes, × before`,
    baseline: growth.baseline.toFixed(3),
    product: growth.product.toFixed(3),
    ratio: growth.product,
    bound: bounds.agentHeap,
  };
}
