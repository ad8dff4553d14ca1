/** What a later event overwrites need not be sent. Pure; the page that comes out of a replay is the same. */
import { eventTypes, type ReplayEvent, sources } from '@medkig/privacy/replay-event';
import { type Increment, incrementOf } from './increment.ts';

/**
 * Whether this text or attribute goes, asked from the last to the first. `property`: one of a style attribute, of
 * which rrweb sends what differs.
 */
type Goes = (name: string, property?: string) => boolean;

const replaced = new Set<number>([sources.scroll, sources.input, sources.viewportResize, sources.selection]);

/**
 * Leaves out each mouse position, scroll, value, selection, text and attribute that a later one replaces, and what
 * came before a full snapshot. What is added and removed, and in which order, stays.
 */
export function coalesceEvents(events: readonly ReplayEvent[]): ReplayEvent[] {
  const later = new Set<string>();
  const isLast = (name: string) => !later.has(name) && !!later.add(name);
  const goes: Goes = (name, property) =>
    property === undefined ? isLast(name) : !later.has(name) && isLast(`${name} ${property}`);
  return lastFirst(events, (event) => {
    const data = incrementOf(event);
    // A snapshot is the whole page, but for the citizen's size, which comes right before it, and where the citizen is.
    const isBeside = data?.positions || data?.source === sources.mouseInteraction;
    if (later.has('snapshot') && !isBeside)
      return event.type === eventTypes.meta && isLast('meta') ? event : undefined;
    if (event.type === eventTypes.fullSnapshot) later.add('snapshot');
    if (data?.positions)
      return data.positions.length && isLast('at')
        ? { ...event, data: { ...data, positions: lastOf(data.positions) } }
        : undefined;
    if (data?.source === sources.mutation) return withChanges(event, data, goes);
    return !data || !replaced.has(data.source) || isLast(`${data.source}/${data.id}`) ? event : undefined;
  });
}

/**
 * What may go now, and what waits: texts and attributes that the caller holds back by name. Where nodes come or go
 * nothing is held back, since a text must not arrive after its node has left.
 */
export function holdBack(
  events: readonly ReplayEvent[],
  mayGo: (name: string) => boolean,
): { now: readonly ReplayEvent[]; held: ReplayEvent[] } {
  const changesOf = (goes: Goes) =>
    lastFirst(events, (event) => {
      const data = incrementOf(event);
      return data?.source === sources.mutation ? withChanges(event, data, goes) : event;
    });
  const comeOrGo = events.some((event) => {
    const data = incrementOf(event);
    return data?.adds?.length || data?.removes?.length;
  });
  if (comeOrGo) return { now: events, held: [] };
  return {
    now: changesOf(mayGo),
    held: changesOf((name) => !mayGo(name)).filter(
      (event) => incrementOf(event)?.source === sources.mutation,
    ),
  };
}

/** Without the time between the positions. */
function lastOf(positions: NonNullable<Increment['positions']>): Increment['positions'] {
  return positions.slice(-1).map(({ x, y, id }) => ({ x, y, id }));
}

/** The same mutation with fewer texts and attributes; undefined when nothing is left of it. */
function withChanges(event: ReplayEvent, data: Increment, goes: Goes): ReplayEvent | undefined {
  const texts = lastFirst(data.texts ?? [], (entry) => (goes(`${entry.id}`) ? entry : undefined));
  const attributes = lastFirst(data.attributes ?? [], (entry) => {
    const kept = lastFirst(Object.entries(entry.attributes), ([name, value]) => {
      const whole = `${entry.id} ${name}`;
      if (typeof value !== 'object' || !value) return goes(whole) ? [name, value] : undefined;
      const properties = Object.entries(value).filter(([property]) => goes(whole, property));
      return properties.length ? [name, Object.fromEntries(properties)] : undefined;
    });
    return kept.length ? { ...entry, attributes: Object.fromEntries(kept) } : undefined;
  });
  const isLeft = [texts, attributes, data.adds, data.removes].some((list) => list?.length);
  return isLeft ? { ...event, data: { ...data, texts, attributes } } : undefined;
}

/** Asks for the last first and keeps the order. */
function lastFirst<Item, Kept>(items: readonly Item[], keep: (item: Item) => Kept | undefined): Kept[] {
  const kept: Kept[] = [];
  for (const item of [...items].reverse()) {
    const one = keep(item);
    if (one !== undefined) kept.push(one);
  }
  return kept.reverse();
}
