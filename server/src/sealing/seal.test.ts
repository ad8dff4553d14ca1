import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Cell, createSeal } from './seal.ts';

const [one, two] = [randomBytes(32), randomBytes(32)];
const withKeys = (present: Uint8Array, previous?: Uint8Array) =>
  createSeal({ keys: { present, previous }, randomBytes });
const seal = withKeys(one);
const cell: Cell = { column: 'webhook.secret', row: '7b1f9d3e-0000-4000-8000-000000000001' };
const text = 'whsec_en hemmelighed på 🐎';
const sealed = seal.seal(text, cell);

describe('a sealed value', () => {
  it('opens where it was sealed, and tells nothing in between', () => {
    expect(seal.open(sealed, cell)).toEqual({ ok: true, text, isOld: false });
    expect(sealed).not.toContain('whsec');
    expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('whsec');
    expect(seal.seal(text, cell)).not.toBe(sealed);
  });

  it.each<[string, Cell]>([
    ['row', { ...cell, row: '7b1f9d3e-0000-4000-8000-000000000002' }],
    ['column', { ...cell, column: 'webhook.previous_secret' }],
  ])('does not open in another %s', (_, elsewhere) => {
    expect(seal.open(sealed, elsewhere)).toEqual({ ok: false, reason: 'damaged' });
  });

  it('does not open when any letter of it is another', () => {
    const start = sealed.lastIndexOf('.') + 1;
    // The last letter may hold bits of padding.
    for (let at = start; at < sealed.length - 1; at++) {
      const letter = sealed[at] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1);
      expect(seal.open(changed, cell)).toEqual({ ok: false, reason: 'damaged' });
    }
  });

  it.each(['', 'whsec_klartekst', 's1.', sealed.slice(0, 20), `${sealed.slice(0, 12)}AAAA`, `${sealed}!`])(
    '«%s» is none',
    (none) => {
      expect(seal.open(none, cell)).toEqual({ ok: false, reason: 'damaged' });
    },
  );
});

describe('when the key has been changed', () => {
  it('the previous one still opens, and says that it is old', () => {
    expect(withKeys(two, one).open(sealed, cell)).toEqual({ ok: true, text, isOld: true });
    expect(withKeys(two, one).seal(text, cell).slice(0, 11)).toBe(
      withKeys(two).seal(text, cell).slice(0, 11),
    );
  });

  it('a key that is not there is told from a value that is damaged', () => {
    expect(withKeys(two).open(sealed, cell)).toEqual({ ok: false, reason: 'other-key' });
  });
});
