import { describe, expect, it } from 'vitest';
import { createEchoMemory, type EchoMemory } from './echo-memory.ts';
import { MASK, maskRanges } from './mask.ts';

const pageAfter = (...values: string[]) => {
  const memory = createEchoMemory('', () => 77);
  for (const value of values) memory.see({}, value);
  return memory.carry();
};
const mask = (memory: EchoMemory, text: string) => maskRanges(text, memory.find(text));

describe('what was typed on one page is hidden on the next', () => {
  it('and on all that follow', () => {
    const second = createEchoMemory(pageAfter('Bakkevej 12, 2. tv'));
    expect(mask(second, 'Til: bakkevej 12 2. TV')).toBe(`Til: ${MASK}`);
    second.see({}, 'Mette Olsen');
    const third = createEchoMemory(second.carry());
    expect(mask(third, 'Mette Olsen, Bakkevej 12, 2. tv')).toBe(`${MASK}, ${MASK}`);
  });

  it('also over a page where nothing is typed', () => {
    const note = pageAfter('Bakkevej 12, 2. tv');
    expect(createEchoMemory(note).carry()).toBe(note);
  });

  it.each(['40302010', 'mette@vestby.dk'])('also what only some municipalities hide: %s', (value) => {
    expect(mask(createEchoMemory(pageAfter(value)), `Til ${value}!`)).toBe(`Til ${MASK}!`);
  });

  it('without the numbers, which are hidden wherever they stand', () => {
    expect(pageAfter('010190-1234')).toBe(pageAfter());
    expect(pageAfter('Olsen 010190-1234')).toBe(pageAfter('Olsen'));
  });

  it('the newest two hundred', () => {
    const carried = pageAfter(...Array.from({ length: 300 }, (_, at) => `værdi ${at}`));
    expect(carried.length).toBeLessThan(1100);
    const next = createEchoMemory(carried);
    expect(mask(next, 'værdi 299')).toBe(MASK);
    expect(mask(next, 'værdi 99')).toBe('værdi 99');
    expect(mask(next, 'værdi 100')).toBe(MASK);
  });

  it('and a session of its own reads otherwise', () => {
    const other = createEchoMemory('', () => 78);
    other.see({}, 'Mette Olsen');
    expect(other.carry()).not.toBe(pageAfter('Mette Olsen'));
  });

  it.each(['%%%', 'YWI=', 'x'])('a broken note counts as none: %s', (carried) => {
    expect(mask(createEchoMemory(carried), 'Åbent')).toBe('Åbent');
    expect(createEchoMemory(carried, () => 77).carry()).toBe(pageAfter());
  });
});

describe('a password', () => {
  it('is hidden where the page repeats it, and is in no list and no note', () => {
    const memory = createEchoMemory('', () => 77);
    const field = {};
    memory.seeSecret(field, 'Hemmelig 77!');
    expect(mask(memory, 'Du skrev hemmelig 77.')).toBe(`Du skrev ${MASK}.`);
    expect([...memory.values()]).toEqual([]);
    expect(memory.carry()).toBe(pageAfter());
  });

  it('is hidden also after another field was left', () => {
    const memory = createEchoMemory();
    const name = {};
    memory.see(name, 'Mette');
    memory.settle(name);
    memory.seeSecret({}, 'Hemmelig77');
    expect(mask(memory, 'Mette Hemmelig77')).toBe(`${MASK} ${MASK}`);
  });

  it('stays known when it was settled, else not', () => {
    const memory = createEchoMemory();
    const field = {};
    memory.seeSecret(field, 'Hemmelig77');
    memory.settle(field);
    memory.seeSecret(field, 'Andet88');
    memory.seeSecret(field, '');
    expect(mask(memory, 'Hemmelig77 Andet88')).toBe(`${MASK} Andet88`);
  });

  it('is forgotten as a value when its field turns out to be one', () => {
    const memory = createEchoMemory();
    const field = {};
    memory.see(field, 'Hemmelig77');
    memory.seeSecret(field, 'Hemmelig77');
    expect([...memory.values()]).toEqual([]);
    expect(mask(memory, 'Hemmelig77')).toBe(MASK);
  });
});
