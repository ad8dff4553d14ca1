import type { GuideCard } from '@medkig/api/guide-card';
import { expect, it } from 'vitest';
import { findCards } from './find-cards.ts';

const cards = ['Meld flytning', 'Skift læge', 'Søg økonomisk friplads'].map(
  (title): GuideCard => ({ slug: 'x', title, kind: 'form', ready: '', steps: [], mistakes: '', refer: '' }),
);

it.each([
  ['', ['Meld flytning', 'Skift læge', 'Søg økonomisk friplads']],
  ['  ', ['Meld flytning', 'Skift læge', 'Søg økonomisk friplads']],
  ['LÆGE', ['Skift læge']],
  ['fri søg', ['Søg økonomisk friplads']],
  ['flytning læge', []],
])('«%s» finds %j', (search, titles) => {
  expect(findCards(cards, search).map(({ title }) => title)).toEqual(titles);
});
