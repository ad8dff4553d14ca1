import { describe, expect, it } from 'vitest';
import type { Outlined } from '../../viewer/viewer-messages.ts';
import { sayIn } from '../strings.ts';
import { placeText, seenNow, seenText } from './sight-text.ts';

const say = sayIn('da');
const item = (node: number, label: string, kind: Outlined['kind']): Outlined => ({
  node,
  label,
  kind,
  hidden: false,
});
const outline = [
  item(1, 'Meld flytning', 'look'),
  item(2, 'Din nye adresse', 'look'),
  item(3, 'Vejnavn', 'write'),
  item(4, 'Husnummer', 'write'),
  item(5, 'Hvem flytter?', 'look'),
  item(6, 'Næste trin', 'press'),
];
const seen = (...nodes: number[]) => seenNow(outline, { from: 0, to: 50, nodes });

it.each([
  [0, 100, 'Borgeren ser hele siden'],
  [0, 40, 'Borgeren ser øverste del af siden (0–40 %)'],
  [40, 60, 'Borgeren ser midten af siden (40–60 %)'],
  [62, 98, 'Borgeren ser nederste del af siden (62–98 %)'],
])('from %i to %i percent', (from, to, text) => {
  expect(placeText({ from, to, nodes: [] }, say)).toBe(text);
});

describe('what the citizen sees now', () => {
  it('stands under the heading above it, though that is out of sight', () => {
    expect(seen(4, 5, 6)).toEqual({
      heading: 'Din nye adresse',
      items: [outline[3], outline[4], outline[5]],
    });
  });

  it('does not name its first heading twice', () => {
    expect(seenText(seen(2, 3, 4), say)).toBe('Under overskriften «Din nye adresse»: Vejnavn, Husnummer');
  });

  it('may be no more than a heading, or nothing that has a name', () => {
    expect(seenText(seen(2), say)).toBe('Under overskriften «Din nye adresse»');
    expect(seenText(seen(), say)).toBe('Ingen felter eller knapper, der kan nævnes');
  });
});
