import { describe, expect, it } from 'vitest';
import { BEGINNING, createCheck, hashOf, type Link, type Place } from './hash-chain.ts';

const chain = 'municipality:1';
const link = (number: number, details: Link['details'] = {}): Link => ({
  number,
  at: 1000 * number,
  what: 'signed-in',
  agentId: null,
  roomId: null,
  details,
});

function chained(count: number): (Link & { hash: string })[] {
  let { hash } = BEGINNING;
  return Array.from({ length: count }, (_, at) => {
    const next = link(at + 1);
    hash = hashOf(hash, chain, next);
    return { ...next, hash };
  });
}

function check(entries: readonly (Link & { hash: string })[], head: Place, from = BEGINNING) {
  const { next, end } = createCheck(chain, from, head);
  for (const entry of entries) {
    const broken = next(entry);
    if (broken) return broken;
  }
  return end();
}

describe('a chain', () => {
  const whole = chained(4);
  const head = whole.at(-1) ?? BEGINNING;
  const [first, second, third, fourth] = whole;
  if (!first || !second || !third || !fourth) throw new Error('four entries');

  it('is whole as it was written, also from a later place on, and when nobody has written to it', () => {
    expect(check(whole, head)).toBeUndefined();
    expect(check([third, fourth], head, second)).toBeUndefined();
    expect(check([], BEGINNING)).toBeUndefined();
    expect(check([], head, head)).toBeUndefined();
  });

  it.each([
    ['another time', { at: 5 }],
    ['another agent', { agentId: 'a' }],
    ['another room', { roomId: 'r' }],
    ['another event', { what: 'signed-out' }],
    ['other details', { details: { slug: 'x' } }],
  ])('tells where an entry has %s', (_, change) => {
    expect(check([first, { ...second, ...change }, third, fourth], head)).toEqual({
      number: 2,
      is: 'changed',
    });
  });

  it('tells which entry is missing, the first and the last as well', () => {
    expect(check([first, third, fourth], head)).toEqual({ number: 2, is: 'missing' });
    expect(check([second, third, fourth], head)).toEqual({ number: 1, is: 'missing' });
    expect(check([first, second, third], head)).toEqual({ number: 4, is: 'missing' });
  });

  it('tells what was put in between, before and behind', () => {
    const forged = { ...link(2), hash: hashOf(first.hash, chain, { ...link(2), at: 7 }), at: 7 };
    const shifted = [third, fourth].map((entry) => ({ ...entry, number: entry.number + 1 }));
    expect(check([first, forged, second, ...shifted], head)).toEqual({ number: 2, is: 'extra' });
    expect(check([first, forged, { ...second, number: 3 }, ...shifted], head)).toMatchObject({
      is: 'changed',
    });
    const fifth = { ...link(5), hash: hashOf(fourth.hash, chain, link(5)) };
    expect(check([...whole, fifth], head)).toEqual({ number: 5, is: 'extra' });
    expect(check([first, third, fourth], head, second)).toEqual({ number: 1, is: 'extra' });
  });

  it('tells a head that is not of this chain', () => {
    expect(check(whole, { ...head, hash: BEGINNING.hash })).toEqual({ number: 4, is: 'changed' });
  });

  it('is of one owner: its entries do not fit into another', () => {
    const { next } = createCheck('municipality:2', BEGINNING, head);
    expect(next(first)).toEqual({ number: 1, is: 'changed' });
  });

  it('does not mind in which order a database keeps the members of the details', () => {
    const one = link(1, { slug: 'flytning', version: 2 });
    const other = link(1, { version: 2, slug: 'flytning' });
    expect(hashOf(BEGINNING.hash, chain, one)).toBe(hashOf(BEGINNING.hash, chain, other));
  });
});
