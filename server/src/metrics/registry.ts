/** Figures as Prometheus reads them: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */
import type { Figure } from './figures.ts';

type Labels = Readonly<Record<string, string>>;
type LabelsOf<F extends Figure> = Readonly<Record<F['labels'][number], string>>;
type NamesOf<C, T extends Figure['type']> = {
  [N in keyof C]: C[N] extends { type: T } ? N : never;
}[keyof C] &
  string;

interface Counter<L> {
  add(labels: L, amount?: number): void;
}

interface Histogram {
  observe(value: number): void;
}

interface Reading<L = Labels> {
  labels: L;
  value: number;
}

type Read<L> = () => Reading<L>[] | Promise<Reading<L>[]>;

/** Of the figures `C`, each under its own name and with its own labels. */
export interface Registry<C extends Record<string, Figure>> {
  /** Goes up only. */
  counter<N extends NamesOf<C, 'counter'>>(name: N): Counter<LabelsOf<C[N]>>;
  /** Has no labels; what one call costs is a few comparisons. */
  histogram(name: NamesOf<C, 'histogram'>): Histogram;
  /** Read when it is asked for. */
  gauge<N extends NamesOf<C, 'gauge'>>(name: N, read: Read<LabelsOf<C[N]>>): void;
  /** A counter that somebody else counts. */
  counted<N extends NamesOf<C, 'counter'>>(name: N, read: Read<LabelsOf<C[N]>>): void;
  text(): Promise<string>;
}

/** More label sets than this of one figure are not kept: nothing that is sent may fill the memory. */
const MOST_SERIES = 1000;

export function createRegistry<const C extends Record<string, Figure>>(catalogue: C): Registry<C> {
  const written: { name: string; lines: () => Promise<string[]> | string[] }[] = [];
  const readAs = (name: string, read: Read<Labels>) => {
    written.push({ name, lines: async () => (await read()).map((one) => line(name, one)) });
  };
  return {
    counter(name) {
      const series = new Map<string, Reading>();
      readAs(name, () => [...series.values()]);
      return {
        add(labels, amount = 1) {
          const key = Object.values(labels).join('\n');
          const one = series.get(key);
          if (one) one.value += amount;
          else if (series.size < MOST_SERIES) series.set(key, { labels, value: amount });
        },
      };
    },
    histogram(name) {
      const bounds = catalogue[name]?.bounds ?? [];
      const counts = Array<number>(bounds.length + 1).fill(0);
      let sum = 0;
      written.push({ name, lines: () => bucketLines(name, bounds, counts, sum) });
      return {
        observe(value) {
          let bucket = 0;
          while (bucket < bounds.length && value > (bounds[bucket] ?? 0)) bucket += 1;
          counts[bucket] = (counts[bucket] ?? 0) + 1;
          sum += value;
        },
      };
    },
    gauge: readAs,
    counted: readAs,
    async text() {
      const parts = await Promise.all(
        written.map(async ({ name, lines }) => {
          const { help, type } = catalogue[name] ?? { help: '', type: 'untyped' };
          return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...(await lines())].join('\n');
        }),
      );
      return `${parts.join('\n')}\n`;
    },
  };
}

/** Each bucket counts what is in the ones below it too. */
function bucketLines(name: string, bounds: readonly number[], counts: readonly number[], sum: number) {
  let below = 0;
  const buckets = counts.map((count, index) => {
    below += count;
    const le = String(bounds[index] ?? '+Inf');
    return line(`${name}_bucket`, { labels: { le }, value: below });
  });
  return [
    ...buckets,
    line(`${name}_sum`, { labels: {}, value: sum }),
    line(`${name}_count`, { labels: {}, value: below }),
  ];
}

function line(name: string, { labels, value }: Reading): string {
  return `${name}${labelText(labels)} ${value}`;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) =>
      `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  );
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}
