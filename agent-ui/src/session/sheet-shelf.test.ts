import { describe, expect, it } from 'vitest';
import { createSheetShelf } from './sheet-shelf.ts';

const css = 'p { margin: 0 } '.repeat(40);

type Brought = Parameters<ReturnType<typeof createSheetShelf>['unfold']>[1];

const message = (places: unknown[], sheets?: string[]): Brought => ({
  t: 'events',
  page: 'AAAAAAAAAAA',
  events: [{ type: 2, data: places }],
  ...(sheets && { sheets }),
});
const at = (sheet: unknown) => ({ attributes: { _cssText: { sheet } } });

/** A shelf that has the text, and its name. */
function shelfWith(text: string, most?: number) {
  const shelf = createSheetShelf(most);
  shelf.unfold('vestby', message([], [text]));
  const [name = ''] = shelf.known('vestby');
  return { shelf, name };
}

describe('the shelf of style sheets', () => {
  it('[M5] puts a text that came along in all its places', () => {
    const { shelf, name } = shelfWith(css);
    const both = message([at(name), [{ childNodes: [{ textContent: { sheet: name } }] }]]);
    expect(shelf.unfold('vestby', both)).toBe('whole');
    expect(both).toEqual(
      message([{ attributes: { _cssText: css } }, [{ childNodes: [{ textContent: css }] }]]),
    );
  });

  it('[M6] says a missing text, and not whose name is known from another site', () => {
    const { shelf, name } = shelfWith(css);
    expect(shelf.unfold('nordby', message([at(name)]))).toBe('missing');
    expect(shelf.known('nordby')).toEqual([]);
  });

  it('names what was used last', () => {
    const { shelf, name } = shelfWith('a');
    for (let n = 0; n < 63; n++) shelf.unfold('vestby', message([], [String(n)]));
    shelf.unfold('vestby', message([at(name)]));
    shelf.unfold('vestby', message([], ['one', 'two']));
    expect(shelf.known('vestby')).toHaveLength(64);
    expect(shelf.known('vestby')).toContain(name);
  });

  it('lets go of what was not used for longest, but not before the message that brought it has it', () => {
    const { shelf, name } = shelfWith('aaaa', 6);
    const next = message([at(name)], ['bbbb']);
    expect(shelf.unfold('vestby', next)).toBe('whole');
    expect(shelf.known('vestby')).toEqual([name]);
    shelf.unfold('vestby', message([], ['cccc']));
    expect(shelf.unfold('vestby', message([at(name)]))).toBe('missing');
  });

  it('refuses a message that stands for far more than it holds', () => {
    const { shelf, name } = shelfWith('a'.repeat(1_000_000));
    expect(shelf.unfold('vestby', message(Array.from({ length: 9 }, () => at(name))))).toBe('too-big');
  });

  it('leaves anything else as it is', () => {
    const { shelf, name } = shelfWith(css);
    const other = [at(7), { attributes: { title: { sheet: name }, _cssText: 'p {}' } }, null, 'text'];
    const before = structuredClone(other);
    expect(shelf.unfold('vestby', message(other))).toBe('whole');
    expect(other).toEqual(before);
  });

  it('reads what is nested without end', () => {
    let deep: unknown = 1;
    for (let n = 0; n < 100_000; n++) deep = [deep];
    expect(createSheetShelf().unfold('vestby', message([deep]))).toBe('whole');
  });
});
