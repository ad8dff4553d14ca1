import { describe, expect, it } from 'vitest';
import { createEchoMemory } from './echo-memory.ts';
import { MASK, maskRanges } from './mask.ts';

function memoryOf(...values: string[]) {
  const memory = createEchoMemory();
  for (const value of values) memory.see({}, value);
  return { memory, mask: (text: string) => maskRanges(text, memory.find(text)) };
}

describe('a typed value is hidden where the page repeats it', () => {
  it.each([
    ['word for word', 'Bakkevej 12, 2. tv', 'Ny adresse: Bakkevej 12, 2. tv.'],
    ['in other letters and blanks', 'Bakkevej 12, 2. tv', 'Ny adresse: BAKKEVEJ\n   12 2 tv.'],
    ['with other signs between the digits', '40302010', 'Ny adresse: 40 30 20 10.'],
    [
      'with signs that mean something to a pattern',
      'a+b@vestby.dk (privat)',
      'Ny adresse: a+b@vestby.dk (privat.',
    ],
    ['with letters whose small form is two signs', 'İzmir', 'Ny adresse: İzmir.'],
    ['with Danish letters', 'Øster Ågård', 'Ny adresse: øster ågård.'],
  ])('%s', (_, value, text) => {
    expect(memoryOf(value).mask(text)).toMatch(new RegExp(`^Ny adresse: ${MASK}[.)]*$`));
  });

  it('line by line', () => {
    const { mask } = memoryOf('Kære kommune\nJeg flytter');
    expect(mask('Jeg flytter')).toBe(MASK);
  });

  it('with all of another value that overlaps it', () => {
    const { mask } = memoryOf('Ny Bakkevej', 'Bakkevej 1');
    expect(mask('Ny Bakkevej 1, Bakkevej')).toBe(`${MASK}, Bakkevej`);
  });

  it('in all letters that count as the same', () => {
    const { mask } = memoryOf('Großstraße', 'ΟΔΟΣ', 'weiß');
    expect(mask('GROẞSTRAẞE, οδος, οδοσ, WEIẞ')).toBe(`${MASK}, ${MASK}, ${MASK}, ${MASK}`);
  });

  it('the longest first, so that no rest is left', () => {
    expect(memoryOf('Mette', 'Mette Hansen').mask('Hej Mette Hansen')).toBe(`Hej ${MASK}`);
  });
});

describe('ordinary words stay', () => {
  it('when the value is part of a longer word', () => {
    expect(memoryOf('vej').mask('Vejnavn')).toBe('Vejnavn');
    expect(memoryOf('å').mask('Ågård')).toBe('Ågård');
  });

  it('when the value is shorter than three signs', () => {
    expect(memoryOf('12', 'ja', '- -').mask('12 ja - -')).toBe('12 ja - -');
  });

  it('when nothing was typed', () => {
    expect(memoryOf().mask('Hej')).toBe('Hej');
  });
});

describe('what is remembered of one field', () => {
  const field = {};
  it('its growing value once, its first and its settled values for good', () => {
    const { memory, mask } = memoryOf();
    memory.see(field, 'Mette');
    memory.see(field, 'Mett');
    memory.see(field, 'Hanne');
    for (const value of ['Ole', 'Olef', 'Olefi', 'Olefine']) memory.see(field, value);
    memory.settle(field);
    memory.see(field, '');
    expect(mask('Mette')).toBe(MASK);
    expect(mask('Hanne')).toBe(MASK);
    expect(mask('Olefine')).toBe(MASK);
    expect(mask('Olef')).toBe('Olef');
  });

  it('what is left of a value that was taken back key by key, not the value', () => {
    const { memory, mask } = memoryOf();
    for (const value of ['', 'Hanne', 'Hann', 'Han', 'Vibeke']) memory.see(field, value);
    expect(mask('Hanne')).toBe('Hanne');
    expect(mask('Han')).toBe(MASK);
  });
});
