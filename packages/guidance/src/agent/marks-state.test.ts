import { expect, it } from 'vitest';
import { changeMarks, type MarksState, noMarks, numberFor } from './marks-state.ts';

const mark = (state: MarksState, node: number) =>
  changeMarks(state, { t: 'marked', mark: { node, number: numberFor(state, node) } });
const three = [10, 20, 30].reduce(mark, noMarks);

it('rings are numbered from 1', () => {
  expect(three.map(({ number }) => number)).toEqual([1, 2, 3]);
});

it('a node that has a ring keeps its number', () => {
  expect(numberFor(three, 20)).toBe(2);
  expect(mark(three, 20)).toHaveLength(3);
});

it('the lowest free number is taken', () => {
  const two = changeMarks(three, { t: 'unmarked', number: 2 });
  expect(numberFor(two, 40)).toBe(2);
});

it('a fourth ring takes the oldest one’s place', () => {
  const again = mark(changeMarks(three, { t: 'marked', mark: { node: 10, number: 1 } }), 40);
  expect(again.map(({ node, number }) => [node, number])).toEqual([
    [30, 3],
    [10, 1],
    [40, 2],
  ]);
});

it('a new page has no rings', () => {
  expect(changeMarks(three, { t: 'cleared' })).toEqual(noMarks);
});
