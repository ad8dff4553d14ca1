import { describe, expect, it } from 'vitest';
import { findItems, moved, type SearchItem } from './find-items.ts';

const item = (title: string): SearchItem => ({
  id: title,
  kind: 'nav.municipalities',
  title,
  route: { page: 'municipalities' },
});
const items = ['Nordby Kommune', 'Kommuner', 'Østby Kommune', 'Vestby Kommune'].map(item);
const titles = (search: string) => findItems(items, search).map(({ title }) => title);

describe('the search', () => {
  it('finds what holds every word, and first what begins with them', () => {
    expect(titles('komm')).toEqual(['Kommuner', 'Nordby Kommune', 'Østby Kommune', 'Vestby Kommune']);
    expect(titles('kommune ØST')).toEqual(['Østby Kommune']);
    expect(titles('kommune xyz')).toEqual([]);
  });

  it('finds nothing for nothing, and never more than eight', () => {
    expect(titles('  ')).toEqual([]);
    expect(
      findItems(
        Array.from({ length: 20 }, (_, n) => item(`By ${n}`)),
        'by',
      ),
    ).toHaveLength(8);
  });
});

it('the arrows go round', () => {
  expect([moved(0, 1, 3), moved(2, 1, 3), moved(0, -1, 3), moved(0, 1, 0)]).toEqual([1, 0, 2, 0]);
});
