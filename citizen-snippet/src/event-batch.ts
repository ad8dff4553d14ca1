/**
 * Gathers rrweb events: the first goes at once, the rest by and by, less often the more waits in the link. While its
 * window is full they stay here and grow together.
 */
import { eventTypes, type ReplayEvent, sources } from '@medkig/privacy/replay-event';
import type { Load } from '@medkig/transport/delivery';
import type { coalesceEvents, holdBack } from './coalesce-events.ts';
import { incrementOf } from './increment.ts';

/** What makes less of what waits. */
interface Thrift {
  coalesceEvents: typeof coalesceEvents;
  holdBack: typeof holdBack;
}

export interface BatchEnds {
  load(): Load;
  /** Fetched behind the page: until it is there everything goes as it comes. */
  thrift(): Thrift | undefined;
  flush(events: ReplayEvent[]): void;
  /** More has gathered than the link takes: start over with a full snapshot. With `checkout` every 5 seconds at most. */
  overflow(): void;
  /** An event was too large to be sent: a full snapshot must take its place. */
  checkout(): void;
}

export interface EventBatch {
  add(event: ReplayEvent): void;
  clear(): void;
}

const KB = 1024;
/** Long enough to send a burst together, too short to be felt (milliseconds); and with more in the link. */
const INTERVAL_MS = 50;
const BUSY = { bytes: 32 * KB, ms: 100 };
const VERY_BUSY = { bytes: 96 * KB, ms: 250 };
/** Nothing more goes into a link that has so much unacknowledged, or is so slow: here it can still shrink. */
const FULL = { bytes: 128 * KB, records: 256, ms: 1250 };
/** A snapshot is smaller than so much, which is in characters of JSON; and no message may have more events. */
const TOO_MUCH = { length: 512 * KB, events: 5000 };
/** One increment: characters of JSON, and nodes that it changes; the console refuses more of these. */
const POISON = { length: 256 * KB, changes: 5000 };
/** A full snapshot is a long task for the citizen's browser (milliseconds). */
const FRESH_MS = 5000;
/** The same text or attribute goes at most so often (milliseconds): an animation need not be smooth. */
const REPEAT_MS = 100;
/** More names of texts and attributes than this are not kept. */
const MOST_NAMES = 5000;

export function createEventBatch(window: Window, ends: BatchEnds): EventBatch {
  const { performance } = window;
  let waiting: ReplayEvent[] = [];
  let timer: number | undefined;
  /** Something was left out: nothing fits until the next full snapshot. */
  let torn = false;
  let freshTimer: number | undefined;
  let freshAt = Number.NEGATIVE_INFINITY;
  /** Where the mouse was told to be last. */
  let mouseAt: string | undefined;
  /** When each text and attribute went last. */
  const wentAt = new Map<string, number>();

  function tick(): void {
    window.clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const { bytes, records, age } = ends.load();
    const isFull = bytes > FULL.bytes || records > FULL.records || age > FULL.ms;
    waiting = ends.thrift()?.coalesceEvents(waiting) ?? waiting;
    const isTooMuch =
      waiting.length > TOO_MUCH.events || (isFull && JSON.stringify(waiting).length > TOO_MUCH.length);
    if (isTooMuch) tear(ends.overflow);
    else if (!isFull) flush();
    const step = [VERY_BUSY, BUSY].find((one) => bytes > one.bytes);
    timer = window.setTimeout(tick, step?.ms ?? INTERVAL_MS);
  }

  function flush(): void {
    const time = performance.now();
    if (wentAt.size > MOST_NAMES) wentAt.clear();
    const mayGo = (name: string) => {
      const went = wentAt.get(name) ?? Number.NEGATIVE_INFINITY;
      if (went < time && time - went < REPEAT_MS) return false;
      wentAt.set(name, time);
      return true;
    };
    const { now, held } = ends.thrift()?.holdBack(waiting, mayGo) ?? { now: waiting, held: [] };
    waiting = held;
    if (now.length > 0) ends.flush([...now]);
  }

  /** A mouse that has just been pressed is told again to be there. */
  function isKnownPlace(event: ReplayEvent): boolean {
    const data = incrementOf(event);
    if (!data) mouseAt = undefined;
    const place = data?.positions?.at(-1) ?? (data?.source === sources.mouseInteraction ? data : undefined);
    if (place?.x === undefined) return false;
    const was = mouseAt;
    mouseAt = `${place.x} ${place.y} ${place.id}`;
    return data?.positions !== undefined && mouseAt === was;
  }

  function tear(mend: () => void): void {
    waiting = [];
    torn = true;
    if (freshTimer !== undefined) return;
    freshTimer = window.setTimeout(
      () => {
        freshTimer = undefined;
        freshAt = performance.now();
        mend();
      },
      Math.max(0, freshAt + FRESH_MS - performance.now()),
    );
  }

  return {
    add: (event) => {
      if (torn && event.type !== eventTypes.meta && event.type !== eventTypes.fullSnapshot) return;
      torn &&= event.type !== eventTypes.fullSnapshot;
      if (isKnownPlace(event)) return;
      if (isPoison(event)) return tear(ends.checkout);
      waiting.push(event);
      // A microtask, so that Meta and FullSnapshot, emitted in one go, travel in one message.
      if (timer === undefined && waiting.length === 1) window.queueMicrotask(tick);
    },
    clear: () => {
      waiting = [];
      torn = false;
      window.clearTimeout(freshTimer);
      freshTimer = undefined;
    },
  };
}

function isPoison(event: ReplayEvent): boolean {
  const data = incrementOf(event);
  if (!data) return false;
  const changes = [data.texts, data.attributes, data.adds, data.removes].reduce(
    (sum, list) => sum + (list?.length ?? 0),
    0,
  );
  return (
    changes > POISON.changes ||
    // The text of a linked style sheet travels by itself.
    (JSON.stringify(data).length > POISON.length &&
      JSON.stringify(data, (key, value) => (key === '_cssText' ? '' : value)).length > POISON.length)
  );
}
