import { eventTypes, type ReplayEvent, sources } from '@medkig/privacy/replay-event';
import type { Load } from '@medkig/transport/delivery';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { coalesceEvents, holdBack } from './coalesce-events.ts';
import { createEventBatch } from './event-batch.ts';

const increment = (data: object): ReplayEvent => ({
  type: eventTypes.incrementalSnapshot,
  timestamp: 1,
  data,
});
const click = (id: number) => increment({ source: sources.mouseInteraction, id });
const turn = (id: number, angle: number) => ({
  source: sources.mutation,
  texts: [],
  attributes: [{ id, attributes: { transform: `rotate(${angle})` } }],
  adds: [],
  removes: [],
});
const meta: ReplayEvent = { type: eventTypes.meta, timestamp: 1, data: {} };
const snapshot: ReplayEvent = { type: eventTypes.fullSnapshot, timestamp: 1, data: {} };
const idle: Load = { bytes: 0, records: 0, age: 0 };

function batching(load: Load = idle) {
  const link = { load };
  const sent: ReplayEvent[][] = [];
  const asked: string[] = [];
  const batch = createEventBatch(globalThis as unknown as Window, {
    load: () => link.load,
    thrift: () => ({ coalesceEvents, holdBack }),
    flush: (events) => sent.push(events),
    overflow: () => asked.push('overflow'),
    checkout: () => asked.push('checkout'),
  });
  return { batch, sent, asked, link };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

describe('events', () => {
  it('of one go travel together, and what follows soon after waits a little', async () => {
    const { batch, sent } = batching();
    batch.add(click(1));
    batch.add(click(2));
    await pass(0);
    batch.add(click(3));
    batch.add(click(4));
    expect(sent).toEqual([[click(1), click(2)]]);
    await pass(50);
    expect(sent).toEqual([
      [click(1), click(2)],
      [click(3), click(4)],
    ]);
  });

  it('that have not left yet are dropped by a pause', async () => {
    const { batch, sent } = batching();
    batch.add(click(1));
    batch.clear();
    await pass(100);
    batch.add(click(2));
    await pass(0);
    batch.add(click(3));
    batch.clear();
    await pass(100);
    expect(sent).toEqual([[click(2)]]);
  });

  it.each([
    ['an idle link', 0, 50],
    ['32 KB in the link', 33 * 1024, 100],
    ['96 KB in the link', 97 * 1024, 250],
  ])('wait longer the more waits in the link: %s', async (_name, bytes, ms) => {
    const { batch, sent } = batching({ ...idle, bytes });
    batch.add(click(1));
    await pass(0);
    batch.add(click(2));
    await pass(ms - 1);
    expect(sent).toHaveLength(1);
    await pass(1);
    expect(sent).toHaveLength(2);
  });
});

describe('the mouse', () => {
  const move = (x: number) => increment({ source: sources.mouseMove, positions: [{ x, y: 0, id: 1 }] });
  const press = (x: number) => increment({ source: sources.mouseInteraction, type: 1, x, y: 0, id: 1 });

  it('that is where it was pressed is not told once more', async () => {
    const { batch, sent } = batching();
    for (const event of [move(1), press(2), move(2), move(3), press(3)]) batch.add(event);
    await pass(0);
    expect(sent.flat()).toEqual([press(2), move(3), press(3)]);
  });

  it('is told anew to a picture that begins anew', async () => {
    const { batch, sent } = batching();
    batch.add(press(2));
    await pass(50);
    for (const event of [meta, snapshot, move(2)]) batch.add(event);
    await pass(50);
    expect(sent.at(-1)).toEqual([meta, snapshot, move(2)]);
  });
});

describe('a full window', () => {
  it.each([
    ['bytes', { ...idle, bytes: 129 * 1024 }],
    ['records', { ...idle, records: 257 }],
    ['time', { ...idle, age: 1251 }],
  ])('by %s holds events and makes fewer of them, until it opens', async (_name, load) => {
    const { batch, sent, asked, link } = batching(load);
    for (let angle = 0; angle < 1000; angle++) {
      batch.add(increment(turn(1, angle)));
      await pass(10);
    }
    expect(sent).toEqual([]);
    link.load = idle;
    await pass(250);
    expect(sent).toEqual([[increment(turn(1, 999))]]);
    expect(asked).toEqual([]);
  });

  it('starts over when too much has gathered, and takes nothing else until a snapshot', async () => {
    const { batch, sent, asked, link } = batching({ ...idle, records: 300 });
    for (let id = 0; id <= 5000; id++) batch.add(click(id));
    await pass(50);
    expect(asked).toEqual(['overflow']);
    link.load = idle;
    batch.add(click(1));
    await pass(1000);
    expect(sent).toEqual([]);
    batch.add(meta);
    batch.add(snapshot);
    batch.add(click(2));
    await pass(50);
    expect(sent).toEqual([[meta, snapshot, click(2)]]);
  });

  it('starts over when what has gathered is large', async () => {
    const { batch, asked } = batching({ ...idle, records: 300 });
    const text = 'x'.repeat(200_000);
    for (let id = 0; id < 11; id++)
      batch.add(increment({ source: sources.mutation, texts: [{ id, value: text }], attributes: [] }));
    await pass(50);
    expect(asked).toEqual(['overflow']);
  });
});

describe('an event that is poison', () => {
  const large = increment({ source: sources.mutation, texts: [{ id: 1, value: 'x'.repeat(300_000) }] });
  const many = increment({
    source: sources.mutation,
    attributes: Array.from({ length: 5001 }, (_, id) => ({ id, attributes: {} })),
  });

  it.each([
    ['large', large],
    ['many changes', many],
  ])('(%s) does not leave: a snapshot takes its place', async (_name, poison) => {
    const { batch, sent, asked } = batching();
    batch.add(click(1));
    batch.add(poison);
    batch.add(click(2));
    await pass(0);
    expect(sent).toEqual([]);
    expect(asked).toEqual(['checkout']);
    batch.add(meta);
    batch.add(snapshot);
    batch.add(click(3));
    await pass(50);
    expect(sent).toEqual([[meta, snapshot, click(3)]]);
  });

  it('asks for a snapshot every five seconds at most', async () => {
    const { batch, asked } = batching();
    for (let at = 0; at < 9000; at += 100) {
      batch.add(large);
      batch.add(meta);
      batch.add(snapshot);
      await pass(100);
    }
    expect(asked).toEqual(['checkout', 'checkout']);
  });

  it('is none when a linked style sheet makes it large', async () => {
    const { batch, sent } = batching();
    const sheet = { id: 1, attributes: { _cssText: 'p{}'.repeat(100_000) } };
    batch.add(increment({ source: sources.mutation, attributes: [sheet] }));
    await pass(0);
    expect(sent).toHaveLength(1);
  });

  it('is forgotten by a pause', async () => {
    const { batch, sent, asked } = batching();
    batch.add(large);
    batch.clear();
    await pass(10_000);
    batch.add(click(1));
    await pass(0);
    expect(asked).toEqual([]);
    expect(sent).toEqual([[click(1)]]);
  });
});

describe('an animation', () => {
  it('leaves ten times a second, its last value always', async () => {
    const { batch, sent } = batching();
    for (let angle = 0; angle <= 60; angle++) {
      batch.add(increment(turn(1, angle)));
      await pass(1000 / 60);
    }
    await pass(200);
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.length).toBeLessThanOrEqual(12);
    expect(sent.at(-1)).toEqual([increment(turn(1, 60))]);
  });

  it('does not hold up anything else', async () => {
    const { batch, sent } = batching();
    batch.add(increment(turn(1, 0)));
    await pass(0);
    batch.add(increment(turn(1, 1)));
    batch.add(click(1));
    await pass(50);
    expect(sent).toEqual([[increment(turn(1, 0))], [click(1)]]);
    await pass(50);
    expect(sent.at(-1)).toEqual([increment(turn(1, 1))]);
  });

  it('is not held back where nodes come or go', async () => {
    const { batch, sent } = batching();
    batch.add(increment(turn(1, 0)));
    await pass(0);
    const leaving = increment({ ...turn(1, 1), removes: [{ parentId: 2, id: 1 }] });
    batch.add(leaving);
    await pass(50);
    expect(sent.at(-1)).toEqual([leaving]);
  });
});
