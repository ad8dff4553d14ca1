import { expect, it } from 'vitest';
import { leaveOutNumbers, putInNumbers } from './node-numbers.ts';

const node = (id: unknown, ...childNodes: unknown[]) => ({ type: 2, id, childNodes });
const snapshot = (tree: unknown) => ({ type: 2, data: { node: tree } });
const sent = (tree: unknown) => {
  leaveOutNumbers([snapshot(tree)]);
  return JSON.parse(JSON.stringify(tree));
};

it('[M7] a number that follows the one before in document order is left out', () => {
  expect(sent(node(1, node(2, node(3)), node(4), node(9, node(10)), node(5)))).toEqual({
    type: 2,
    childNodes: [
      { type: 2, childNodes: [{ type: 2, childNodes: [] }] },
      { type: 2, childNodes: [] },
      { type: 2, id: 9, childNodes: [{ type: 2, childNodes: [] }] },
      { type: 2, id: 5, childNodes: [] },
    ],
  });
});

it('[M7] every tree has its own numbers again on the other side', () => {
  const ids = [-2, 0, 1, 2, 3, 4];
  for (const a of ids)
    for (const b of ids)
      for (const c of ids)
        for (const d of ids) {
          const page = node(a, node(b, node(c)), node(d));
          const other = sent(structuredClone(page));
          putInNumbers([snapshot(other)]);
          expect(other).toEqual(page);
        }
});

it('[M7] what is no tree stays as it is, and what follows no number has none', () => {
  for (const other of [
    undefined,
    null,
    7,
    'x',
    { id: 3, childNodes: 'x' },
    { id: 3, childNodes: [4, null] },
  ]) {
    const before = structuredClone(other);
    putInNumbers([snapshot(other)]);
    expect(other).toEqual(before);
  }
  const tree = { id: 'x', childNodes: [{ type: 3 }] };
  putInNumbers([snapshot(tree)]);
  expect(tree).toEqual({ id: 'x', childNodes: [{ type: 3, id: null }] });
});

it('[M7] other events keep all their numbers', () => {
  const events = [
    { type: 2, data: null },
    { type: 3, data: { node: node(1) } },
    { type: 4, data: 7 },
  ];
  const before = structuredClone(events);
  leaveOutNumbers(events);
  putInNumbers(events);
  expect(events).toEqual(before);
});
