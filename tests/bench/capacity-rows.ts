/** From runs of the relays to rows. Each relay's figure is the middle of its rounds. */
import { bounds } from './bounds.ts';
import type { Capacity } from './relay-load/capacity.ts';
import type { Memory } from './relay-load/process-figures.ts';
import type { RelayName } from './relay-load/relay-process.ts';
import { bytes, compared, median, microseconds, type Row } from './table.ts';

type Runs<Run> = Record<RelayName, Run[]>;

interface Carried extends Capacity {
  /** Microseconds, with few pairs and with many. */
  frame: number;
  loaded: number;
}

export function capacityRows(runs: Runs<Carried>): Row[] {
  const beside = (other: 'ws' | 'socketio', figure: (run: Carried) => number) => ({
    baseline: median(runs[other].map(figure)),
    product: median(runs.product.map(figure)),
  });
  const carried = (other: 'ws' | 'socketio', name: string) => ({
    what: `pairs, 95 of 100 frames ≤ 50 ms, beside ${name}`,
    baseline: countOf(runs[other]),
    product: countOf(runs.product),
    ratio: pairsOf(runs.product) / pairsOf(runs[other]),
  });
  return [
    { ...carried('socketio', 'Socket.IO'), least: bounds.pairsOnCore },
    carried('ws', 'ws'),
    compared(
      'processor time of a frame, beside ws',
      beside('ws', ({ frame }) => frame),
      microseconds,
      bounds.relayFrame,
    ),
    compared(
      'the same, beside Socket.IO',
      beside('socketio', ({ frame }) => frame),
      microseconds,
    ),
    compared(
      'of one of many, beside ws',
      beside('ws', ({ loaded }) => loaded),
      microseconds,
    ),
    compared(
      'the same, beside Socket.IO',
      beside('socketio', ({ loaded }) => loaded),
      microseconds,
    ),
  ];
}

const pairsOf = (runs: readonly Carried[]) => median(runs.map(({ pairs }) => pairs));

/** Marked where a relay may carry more than could be tried. */
function countOf(runs: readonly Carried[]): string {
  return `${runs.some(({ isAtLeast }) => isAtLeast) ? '≥ ' : ''}${pairsOf(runs)}`;
}

export function memoryRows(runs: Runs<Memory>): Row[] {
  const row = (what: string, other: 'ws' | 'socketio', part: keyof Memory, bound?: number) => {
    const [baseline, product] = [runs[other], runs.product].map((side) =>
      median(side.map((run) => run[part])),
    );
    return compared(what, { baseline: baseline ?? Number.NaN, product: product ?? Number.NaN }, bytes, bound);
  };
  return [
    row('objects and buffers, beside Socket.IO', 'socketio', 'heap', bounds.idlePair),
    row('of the system (RSS), beside Socket.IO', 'socketio', 'rss', bounds.idlePair),
    row('objects and buffers, beside ws', 'ws', 'heap'),
    row('of the system (RSS), beside ws', 'ws', 'rss'),
  ];
}
