import { coalesceEvents, holdBack } from '@medkig/citizen-snippet/coalesce-events';
import { eventTypes, type ReplayEvent, sources } from '@medkig/privacy/replay-event';
import {
  type Arbitrary,
  array,
  assert,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  tuple,
} from 'fast-check';
import { expect, it } from 'vitest';

const ROOT = 1;
const node = integer({ min: 2, max: 6 });
const value = constantFrom('a', 'b', 'c');
const place = integer({ min: 0, max: 3 });
const styled = oneof(value, constantFrom(false), tuple(value, constantFrom('important')));
const step = oneof(
  record({ t: constantFrom('add'), node, to: integer({ min: ROOT, max: 6 }), value }),
  record({ t: constantFrom('remove'), node }),
  record({
    t: constantFrom('attribute'),
    node,
    name: constantFrom('class', 'style'),
    value: oneof(value, constantFrom(null)),
  }),
  record({ t: constantFrom('style'), node, name: constantFrom('top', 'left'), value: styled }),
  record({ t: constantFrom('text'), node, value }),
  record({ t: constantFrom('input'), node, value }),
  record({ t: constantFrom('scroll'), node, place }),
  record({ t: constantFrom('mouse'), place }),
  record({ t: constantFrom('focus'), node }),
  record({ t: constantFrom('snapshot') }),
);
type Step = typeof step extends Arbitrary<infer One> ? One : never;

interface Shown {
  parent: number;
  attributes: Record<string, unknown>;
  style: Record<string, unknown>;
  text: string;
  typed: string;
  place: number;
}

/** What somebody knows who has applied events: the least that can tell two pages apart. */
interface Page {
  nodes: Map<number, Shown>;
  mouse: number;
  focus: number;
  /** Changes of nodes that are not there: the console would ask for a fresh start. */
  strays: number;
}

/** What the events of this test hold. */
interface Data {
  source?: number;
  id?: number;
  y?: number;
  text?: string;
  positions?: { x: number }[];
  removes?: { id: number }[];
  adds?: { parentId: number; node: { id: number; shown: Shown } }[];
  texts?: { id: number; value: string }[];
  attributes?: { id: number; attributes: Record<string, unknown> }[];
  nodes?: Map<number, Shown>;
}

function replay(events: readonly ReplayEvent[]): Page {
  const page: Page = { nodes: new Map(), mouse: 0, focus: 0, strays: 0 };
  const change = (id: number | undefined, changes: Partial<Shown>) => {
    const shown = page.nodes.get(id ?? 0);
    if (shown) Object.assign(shown, changes);
    else page.strays++;
  };
  const drop = (id: number) => {
    if (!page.nodes.delete(id)) page.strays++;
    for (const [child, { parent }] of page.nodes) if (parent === id) drop(child);
  };
  for (const event of events) {
    const data = event.data as Data;
    if (data.nodes) page.nodes = structuredClone(data.nodes);
    for (const { id } of data.removes ?? []) drop(id);
    for (const { parentId, node: added } of data.adds ?? []) {
      if (parentId !== ROOT && !page.nodes.has(parentId)) page.strays++;
      page.nodes.set(added.id, structuredClone(added.shown));
    }
    for (const { id, value: text } of data.texts ?? []) change(id, { text });
    for (const { id, attributes: given } of data.attributes ?? []) {
      const { attributes = {}, style = {} } = page.nodes.get(id) ?? {};
      for (const [name, one] of Object.entries(given))
        if (typeof one === 'object' && one) change(id, { style: { ...style, ...one } });
        else
          change(id, { attributes: { ...attributes, [name]: one }, ...(name === 'style' && { style: {} }) });
    }
    for (const { x } of data.positions ?? []) page.mouse = x;
    if (data.source === sources.mouseInteraction) page.focus = data.id ?? 0;
    if (data.source === sources.input) change(data.id, { typed: data.text ?? '' });
    if (data.source === sources.scroll) change(data.id, { place: data.y ?? 0 });
  }
  return page;
}

/** The events of a page on which these steps happen; those that cannot happen are passed over. */
function eventsOf(steps: readonly Step[]): ReplayEvent[] {
  const events: ReplayEvent[] = [];
  for (const one of steps) {
    const { nodes } = replay(events);
    const say = (data: Data, type: number = eventTypes.incrementalSnapshot) =>
      events.push({ type, timestamp: events.length, data });
    const mutate = (parts: Data) =>
      say({ source: sources.mutation, texts: [], attributes: [], removes: [], adds: [], ...parts });
    const was = 'node' in one ? nodes.get(one.node) : undefined;
    if ('to' in one) {
      const isChildless = [...nodes.values()].every(({ parent }) => parent !== one.node);
      if ((one.to !== ROOT && !nodes.has(one.to)) || one.to === one.node || !isChildless) continue;
      const same = was ?? { attributes: {}, style: {}, typed: '' };
      const shown = { ...same, parent: one.to, text: one.value, place: 0 };
      // A node that moves leaves and comes in one event, with what it has by then.
      const removes = was ? [{ id: one.node }] : [];
      mutate({ removes, adds: [{ parentId: one.to, node: { id: one.node, shown } }] });
    } else if (!('node' in one)) {
      if ('place' in one) say({ source: sources.mouseMove, positions: [{ x: 7 }, { x: one.place }] });
      else {
        say({}, eventTypes.meta);
        say({ nodes }, eventTypes.fullSnapshot);
      }
    } else if (!was) continue;
    else if ('place' in one) say({ source: sources.scroll, id: one.node, y: one.place });
    else if ('name' in one) {
      const given = one.t === 'style' ? { style: { [one.name]: one.value } } : { [one.name]: one.value };
      mutate({ attributes: [{ id: one.node, attributes: given }] });
    } else if ('value' in one) {
      if (one.t === 'text') mutate({ texts: [{ id: one.node, value: one.value }] });
      else say({ source: sources.input, id: one.node, text: one.value });
    } else if (one.t === 'remove') mutate({ removes: [{ id: one.node }] });
    else say({ source: sources.mouseInteraction, id: one.node });
  }
  return events;
}

const pages = array(step, { maxLength: 60 }).map(eventsOf);

it('a page looks the same without what a later event overwrites', () => {
  assert(
    property(pages, (events) => {
      const fewer = coalesceEvents(events);
      expect(fewer.length).toBeLessThanOrEqual(events.length);
      expect(replay(fewer)).toEqual(replay(events));
    }),
    { numRuns: 1000 },
  );
});

it('a page looks the same when some changes go later', () => {
  const batches = array(tuple(integer({ min: 1, max: 10 }), node));
  assert(
    property(pages, batches, (events, given) => {
      const sent: ReplayEvent[] = [];
      const rest = [...events];
      let waiting: ReplayEvent[] = [];
      for (const [length, slow] of given) {
        waiting = coalesceEvents([...waiting, ...rest.splice(0, length)]);
        const { now, held } = holdBack(waiting, (name) => !name.startsWith(`${slow}`));
        sent.push(...now);
        waiting = held;
      }
      sent.push(...coalesceEvents([...waiting, ...rest]));
      expect(replay(sent)).toEqual(replay(events));
    }),
    { numRuns: 1000 },
  );
});
