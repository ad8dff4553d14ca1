/** Figures as Prometheus reads them: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */

type Labels = Readonly<Record<string, string>>;

interface Counter {
  add(labels?: Labels, amount?: number): void;
}

export interface Registry {
  /** Goes up only. `name` ends in `_total`. */
  counter(name: string, help: string): Counter;
  /** Read when it is asked for. */
  gauge(name: string, help: string, read: () => Reading[] | Promise<Reading[]>): void;
  text(): Promise<string>;
}

interface Reading {
  labels?: Labels;
  value: number;
}

/** More label sets than this of one figure are not kept: nothing that is sent may fill the memory. */
const MOST_SERIES = 1000;

export function createRegistry(): Registry {
  const figures: { name: string; help: string; type: string; read(): Reading[] | Promise<Reading[]> }[] = [];
  return {
    counter(name, help) {
      const series = new Map<string, { labels: Labels; value: number }>();
      figures.push({ name, help, type: 'counter', read: () => [...series.values()] });
      return {
        add(labels = {}, amount = 1) {
          const key = JSON.stringify(labels);
          const one = series.get(key);
          if (one) one.value += amount;
          else if (series.size < MOST_SERIES) series.set(key, { labels, value: amount });
        },
      };
    },
    gauge(name, help, read) {
      figures.push({ name, help, type: 'gauge', read });
    },
    async text() {
      const parts = await Promise.all(
        figures.map(async ({ name, help, type, read }) => {
          const lines = (await read()).map(
            ({ labels = {}, value }) => `${name}${labelText(labels)} ${value}`,
          );
          return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n');
        }),
      );
      return `${parts.join('\n')}\n`;
    },
  };
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) =>
      `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  );
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}
