/** What became of the presses, by where the elements stand. */
import type { Press } from './desk.ts';

export interface Figure {
  presses: number;
  hits: number;
  /** How far rings are off, in CSS pixels. */
  largest: number;
  p99: number;
}

export function figuresOf(presses: readonly Press[]): Record<string, Figure> {
  const places = [...new Set(presses.map(({ spot }) => spot.place))];
  const groups = places.map((place) => [place, presses.filter(({ spot }) => spot.place === place)] as const);
  return Object.fromEntries(
    [...groups, ['all', presses] as const].map(([place, group]) => [place, figureOf(group)]),
  );
}

function figureOf(presses: readonly Press[]): Figure {
  const errors = presses.flatMap(({ result }) => result.error ?? []).sort((a, b) => a - b);
  const at = (part: number) => Number((errors[Math.ceil(part * errors.length) - 1] ?? 0).toFixed(2));
  return {
    presses: presses.length,
    hits: presses.filter(({ result }) => result.isOwn).length,
    largest: at(1),
    p99: at(0.99),
  };
}
