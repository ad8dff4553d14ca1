/** Every figure is described, and dashboard, alerts and runbook name only what there is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figures as catalogue, type Figure } from '@medkig/server/figures';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const figures = new Map<string, Figure>(Object.entries(catalogue));

it('the page of figures has a row for each, with its type and labels, and for no other', () => {
  const rows = [...read('docs/metrics.md').matchAll(/^\| `([a-z_]+)` *\| (\w+) *\| ([^|]*)\| (.+) \|$/gm)];
  const told = rows.map(([, name, type, labels = '']) => [
    name,
    { type, labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label) },
  ]);
  const known = [...figures].map(([name, { type, labels }]) => [name, { type, labels }]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(known));
});

it('names follow the conventions: what only rises ends in _total, and units are seconds and bytes', () => {
  const odd = [...figures].filter(
    ([name, { type }]) =>
      !/^(?:medkig|nodejs|process)_[a-z_]+$/.test(name) ||
      (type === 'counter') !== name.endsWith('_total') ||
      /_(?:ms|milliseconds|kb|mb|percent)(?:_|$)/.test(name) ||
      (type === 'histogram' && !/_(?:bytes|seconds)$/.test(name)),
  );
  expect(odd.map(([name]) => name)).toEqual([]);
});

/** What every scrape adds, and what a histogram's buckets have. */
const ADDED = ['instance', 'job', 'le'];

/** The names of figures and labels in an expression that there are not. */
function unknownIn(expression: string): string[] {
  const plain = expression.replaceAll(/"[^"]*"/g, '""');
  const selectors = [...plain.matchAll(/\b((?:medkig|nodejs|process)_[a-z_]+|up)\b(?:\{([^}]*)\})?/g)];
  if (selectors.length === 0) return [`no figure in ${expression}`];
  const labelsNamed = [...plain.matchAll(/\b(?:by|ignoring|on) \(([^)]*)\)/g)].flatMap(([, list = '']) =>
    list.split(',').map((label) => label.trim()),
  );
  const labelsKnown = new Set(ADDED);
  const unknown = selectors.flatMap(([, name = '', filters = '']) => {
    const figure = name === 'up' ? { type: 'gauge', labels: [] } : figureBehind(name);
    if (!figure) return [name];
    for (const label of figure.labels) labelsKnown.add(label);
    const filtered = [...filters.matchAll(/(\w+)(?:=~|!~|!=|=)/g)].map(([, label = '']) => label);
    return filtered.filter((label) => ![...ADDED, ...figure.labels].includes(label));
  });
  return [...unknown, ...labelsNamed.filter((label) => !labelsKnown.has(label))];
}

function figureBehind(name: string): Figure | undefined {
  const histogram = figures.get(name.replace(/_(?:bucket|sum|count)$/, ''));
  return histogram?.type === 'histogram' ? histogram : figures.get(name);
}

it('the check itself finds a figure and a label that there are not', () => {
  expect(unknownIn('sum by (state) (medkig_rooms{state="open"})')).toEqual([]);
  expect(unknownIn('sum by (mood) (medkig_rooms{colour="open"}) + medkig_room')).toEqual([
    'colour',
    'medkig_room',
    'mood',
  ]);
  expect(unknownIn('medkig_rooms_bucket')).toEqual(['medkig_rooms_bucket']);
});

describe('the dashboard', () => {
  const gridSchema = v.object({ x: v.number(), y: v.number(), w: v.number(), h: v.number() });
  const dashboard = v.parse(
    v.object({
      title: v.literal('Medkig'),
      uid: v.string(),
      schemaVersion: v.number(),
      templating: v.object({ list: v.array(v.object({ name: v.string(), type: v.string() })) }),
      panels: v.array(
        v.variant('type', [
          v.object({ type: v.literal('row'), id: v.number(), title: v.string(), gridPos: gridSchema }),
          v.object({
            type: v.literal('timeseries'),
            id: v.number(),
            title: v.pipe(v.string(), v.minLength(1)),
            gridPos: gridSchema,
            targets: v.pipe(v.array(v.object({ refId: v.string(), expr: v.string() })), v.minLength(1)),
          }),
        ]),
      ),
    }),
    JSON.parse(read('deploy/grafana/medkig.json')),
  );
  const charts = dashboard.panels.filter((panel) => panel.type === 'timeseries');

  it('asks only for figures and labels that there are', () => {
    expect(charts.flatMap(({ targets }) => targets.flatMap(({ expr }) => unknownIn(expr)))).toEqual([]);
  });

  it('shows every figure', () => {
    const text = read('deploy/grafana/medkig.json');
    expect([...figures.keys()].filter((name) => !text.includes(name))).toEqual([]);
  });

  it('is laid out on Grafana’s 24 columns, nothing over another', () => {
    const { panels } = dashboard;
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)} ${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.filter(({ gridPos: { x, w } }) => x + w > 24)).toEqual([]);
  });

  it('names only variables that it has', () => {
    const used = [...read('deploy/grafana/medkig.json').matchAll(/\$\{?(?!__)([a-z]+)/g)].map(
      ([, name]) => name,
    );
    const known = dashboard.templating.list.map(({ name }) => name);
    expect([...new Set(used)].toSorted()).toEqual(known.toSorted());
  });
});

describe('alerts', () => {
  const text = (pattern: RegExp) => v.pipe(v.string(), v.regex(pattern));
  const ruleSchema = v.strictObject({
    alert: text(/^Medkig[A-Za-z]+$/),
    expr: v.string(),
    for: v.optional(text(/^\d+[mh]$/)),
    labels: v.strictObject({ severity: v.picklist(['page', 'ticket']) }),
    annotations: v.strictObject({
      summary: text(/^[A-Z].+\.$/),
      runbook: text(/^docs\/operate\.md#[a-z]+$/),
    }),
  });
  const { groups } = v.parse(
    v.strictObject({ groups: v.array(v.strictObject({ name: v.string(), rules: v.array(ruleSchema) })) }),
    parse(read('deploy/prometheus/alerts.yml')),
  );
  const rules = groups.flatMap((group) => group.rules);
  const paragraphs = new Map(
    [...read('docs/operate.md').matchAll(/^### (Medkig\w+)\n\n([^#]+)/gm)].map(([, name, said = '']) => [
      name,
      said,
    ]),
  );

  it('ask only for figures and labels that there are', () => {
    expect(rules.flatMap(({ expr }) => unknownIn(expr))).toEqual([]);
  });

  it('have a paragraph each on what to do, and no paragraph is without its alert', () => {
    expect([...paragraphs.keys()].toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
    expect([...paragraphs.values()].filter((said) => said.trim().length < 80)).toEqual([]);
    for (const { alert, annotations } of rules)
      expect(annotations.runbook).toBe(`docs/operate.md#${alert.toLowerCase()}`);
  });
});
