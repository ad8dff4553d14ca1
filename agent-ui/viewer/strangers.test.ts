import { expect, it } from 'vitest';
import type { Mutation, ReplayNode } from './replay-event.ts';
import { hasStrangers } from './strangers.ts';

const isThere = (id: number) => id < 10;
const none: Mutation = { texts: [], attributes: [], removes: [], adds: [] };
const node = (id: number, childNodes: ReplayNode[] = []): ReplayNode => ({
  type: 2,
  id,
  tagName: 'p',
  attributes: {},
  childNodes,
});

it('a change to nodes that are there is none', () => {
  const change: Mutation = {
    texts: [{ id: 1, value: '' }],
    attributes: [{ id: 2, attributes: {} }],
    removes: [{ parentId: 1, id: 3 }],
    adds: [{ parentId: 4, nextId: 5, node: node(11) }],
  };
  expect(hasStrangers(change, isThere)).toBe(false);
});

it('nodes added together may refer to each other in any order', () => {
  const adds = [
    { parentId: 11, nextId: null, node: node(12) },
    { parentId: 1, nextId: null, node: node(11, [node(13)]) },
    { parentId: 13, nextId: null, node: node(14) },
  ];
  expect(hasStrangers({ ...none, adds, texts: [{ id: 14, value: '' }] }, isThere)).toBe(false);
});

it.each<[string, Partial<Mutation>]>([
  ['a parent', { adds: [{ parentId: 99, nextId: null, node: node(11) }] }],
  ['a next sibling', { adds: [{ parentId: 1, nextId: 99, node: node(11) }] }],
  ['a removed node', { removes: [{ parentId: 1, id: 99 }] }],
  ['a text', { texts: [{ id: 99, value: '' }] }],
  ['an element', { attributes: [{ id: 99, attributes: {} }] }],
])('%s that is not there means that events were lost', (_, change) => {
  expect(hasStrangers({ ...none, ...change }, isThere)).toBe(true);
});
