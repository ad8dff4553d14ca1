import { randomBytes } from '@medkig/pairing/bytes';
import { describe, expect, it } from 'vitest';
import { addMark, makeMark, readMark } from './mark.ts';
import { openNote, sealNote } from './sealed-note.ts';

const mark = makeMark(randomBytes);

describe('the mark behind an address', () => {
  it.each([
    ['https://mit.example/', 'https://mit.example/#medkig='],
    ['https://mit.example/a?b=c', 'https://mit.example/a?b=c#medkig='],
    ['https://mit.example/#del-2', 'https://mit.example/#del-2&medkig='],
    ['https://mit.example/#/rute?x=1', 'https://mit.example/#/rute?x=1&medkig='],
  ])('stands behind the fragment of %s', (address, expected) => {
    expect(addMark(new URL(address), mark).slice(0, expected.length)).toBe(expected);
  });

  it('is read as it was written', () => {
    const [, text = ''] = addMark(new URL('https://mit.example/#x'), mark).split('medkig=');
    expect(readMark(text)).toEqual(mark);
  });

  it.each(['', 'nothing', `${'a'.repeat(22)}.${'b'.repeat(42)}`, `${'a'.repeat(22)}.${'b'.repeat(43)}&more`])(
    'is none: %s',
    (text) => {
      expect(readMark(text)).toBeUndefined();
    },
  );
});

describe('a sealed note', () => {
  it('[C3] opens with its key, id and site', async () => {
    expect(await openNote(await sealNote('æble', mark, 'vestby'), mark, 'vestby')).toBe('æble');
  });

  it('[C3] opens with nothing else, nor changed', async () => {
    const box = await sealNote('note', mark, 'vestby');
    const other = makeMark(randomBytes);
    expect(await openNote(box, mark, 'nordby')).toBeUndefined();
    expect(await openNote(box, { ...mark, id: other.id }, 'vestby')).toBeUndefined();
    expect(await openNote(box, { ...mark, key: other.key }, 'vestby')).toBeUndefined();
    expect(
      await openNote(`${box.startsWith('A') ? 'B' : 'A'}${box.slice(1)}`, mark, 'vestby'),
    ).toBeUndefined();
    expect(await openNote('A', mark, 'vestby')).toBeUndefined();
  });
});
