/** The figures as people read them. */

export interface Row {
  what: string;
  baseline: string;
  product: string;
  /** Product to baseline. */
  ratio?: number;
  /** The most that the ratio may be; none for what is told for its own sake. */
  bound?: number;
  /** The least that it may be. */
  least?: number;
}

export function heading(title: string, baseline = 'baseline'): string {
  return `\n${title}\n${line({ what: '', baseline, product: 'product' }, ['ratio', 'bound', ''])}`;
}

export function spellRow(row: Row): string {
  const { ratio, bound, least } = row;
  const limits = [
    bound !== undefined && `≤ ${bound.toFixed(3)}`,
    least !== undefined && `≥ ${least.toFixed(3)}`,
  ];
  const limit = limits.find(Boolean) || '';
  return line(row, [ratio?.toFixed(3) ?? '', limit, limit && (isKept(row) ? 'ok' : 'misses')]);
}

/** What has no bound is kept. */
export function isKept({ ratio = 0, bound = Number.POSITIVE_INFINITY, least = 0 }: Row): boolean {
  return ratio <= bound && ratio >= least;
}

function line({ what, baseline, product }: Row, rest: readonly string[]): string {
  return [
    what.padEnd(50),
    baseline.padStart(12),
    product.padStart(12),
    ...rest.map((cell) => cell.padStart(9)),
  ].join(' ');
}

/** Rows of two numbers of one unit. */
export function compared(
  what: string,
  { baseline, product }: { baseline: number; product: number },
  spell: (value: number) => string,
  bound?: number,
): Row {
  return {
    what,
    baseline: spell(baseline),
    product: spell(product),
    ratio: product / baseline,
    ...(bound !== undefined && { bound }),
  };
}

export const bytes = (value: number) => `${Math.round(value).toLocaleString('en')} B`;
export const milliseconds = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
export const microseconds = (value: number) => `${value.toFixed(1)} µs`;

/** The value below which this part (0 to 1) of them lies. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
