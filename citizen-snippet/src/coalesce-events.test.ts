import { eventTypes, type ReplayEvent, sources } from '@medkig/privacy/replay-event';
import { describe, expect, it } from 'vitest';
import { coalesceEvents, holdBack } from './coalesce-events.ts';

const increment = (data: object): ReplayEvent => ({
  type: eventTypes.incrementalSnapshot,
  timestamp: 1,
  data,
});
const mutation = (parts: object) =>
  increment({ source: sources.mutation, texts: [], attributes: [], removes: [], adds: [], ...parts });
const attribute = (id: number, attributes: object) => mutation({ attributes: [{ id, attributes }] });
const text = (id: number, value: string) => mutation({ texts: [{ id, value }] });
const moved = (...xs: number[]) =>
  increment({ source: sources.mouseMove, positions: xs.map((x) => ({ x, y: 0, id: 1 })) });
const scrolled = (id: number, y: number) => increment({ source: sources.scroll, id, x: 0, y });
const typed = (id: number, value: string) =>
  increment({ source: sources.input, id, text: value, isChecked: false });
const added = mutation({ adds: [{ parentId: 1, nextId: null, node: { id: 9 } }] });
const removed = mutation({ removes: [{ parentId: 1, id: 9 }] });
const meta: ReplayEvent = { type: eventTypes.meta, timestamp: 1, data: {} };
const snapshot: ReplayEvent = { type: eventTypes.fullSnapshot, timestamp: 1, data: {} };

describe('of events that wait, what stays is', () => {
  it.each<[string, ReplayEvent[], ReplayEvent[]]>([
    ['the last place of the mouse', [moved(1, 2), moved(3, 4)], [moved(4)]],
    [
      'the last scroll of each box',
      [scrolled(1, 5), scrolled(2, 5), scrolled(1, 9)],
      [scrolled(2, 5), scrolled(1, 9)],
    ],
    [
      'the last value of each field',
      [typed(1, 'a'), typed(2, 'b'), typed(1, 'c')],
      [typed(2, 'b'), typed(1, 'c')],
    ],
    ['the last text of each node', [text(1, 'a'), text(2, 'b'), text(1, 'c')], [text(2, 'b'), text(1, 'c')]],
    [
      'the last value of each attribute',
      [attribute(1, { class: 'a', title: 'b' }), attribute(1, { class: null })],
      [attribute(1, { title: 'b' }), attribute(1, { class: null })],
    ],
    [
      'of a style what no later difference names',
      [attribute(1, { style: { top: '1px', left: '1px' } }), attribute(1, { style: { top: false } })],
      [attribute(1, { style: { left: '1px' } }), attribute(1, { style: { top: false } })],
    ],
    [
      'a whole style, and what differs from it later',
      [
        attribute(1, { style: { top: '1px' } }),
        attribute(1, { style: 'top: 2px' }),
        attribute(1, { style: { top: '3px' } }),
      ],
      [attribute(1, { style: 'top: 2px' }), attribute(1, { style: { top: '3px' } })],
    ],
    ['all that comes and goes', [added, removed, added, removed], [added, removed, added, removed]],
    [
      'the last snapshot and what follows',
      [meta, snapshot, added, meta, snapshot, removed],
      [meta, snapshot, removed],
    ],
    ['nothing of what is empty', [moved(), mutation({}), added], [added]],
  ])('%s', (_name, waiting, left) => {
    expect(coalesceEvents(waiting)).toEqual(left);
  });

  it('unlike what was handed in, which is not touched', () => {
    const waiting = [attribute(1, { class: 'a', title: 'b' }), attribute(1, { class: 'c' })];
    const before = structuredClone(waiting);
    coalesceEvents(waiting);
    expect(waiting).toEqual(before);
  });
});

describe('held back', () => {
  const not = (name: string) => (other: string) => other !== name;

  it('is a change by its name, whole or as a difference', () => {
    const waiting = [text(1, 'a'), attribute(2, { style: { top: '1px' }, class: 'b' }), typed(3, 'c')];
    expect(holdBack(waiting, not('2 style'))).toEqual({
      now: [text(1, 'a'), attribute(2, { class: 'b' }), typed(3, 'c')],
      held: [attribute(2, { style: { top: '1px' } })],
    });
  });

  it('is nothing where nodes come or go', () => {
    const waiting = [text(1, 'a'), removed];
    expect(holdBack(waiting, not('1'))).toEqual({ now: waiting, held: [] });
  });
});
