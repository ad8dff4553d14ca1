import { describe, expect, it } from 'vitest';
import { type Column, csvOf, visibleRows } from './table-view.ts';

interface Row {
  name: string;
  calls: number;
}
const columns: Column<Row>[] = [
  { id: 'name', title: 'Kommune', value: ({ name }) => name },
  { id: 'calls', title: 'Samtaler', value: ({ calls }) => calls, isNumber: true },
];
const rows: Row[] = [
  { name: 'Østerå Kommune', calls: 9 },
  { name: 'Vestby Kommune', calls: 16 },
  { name: 'Åstrup Kommune', calls: 4 },
];
const names = (search: string, by: string, down = false) =>
  visibleRows(rows, columns, { search, sorting: { by, down } }).map(({ name }) => name.split(' ')[0]);

describe('a table', () => {
  it('is sorted as Danish is', () => {
    expect(names('', 'name')).toEqual(['Vestby', 'Østerå', 'Åstrup']);
    expect(names('', 'name', true)).toEqual(['Åstrup', 'Østerå', 'Vestby']);
  });

  it('is sorted by numbers as numbers', () => {
    expect(names('', 'calls')).toEqual(['Åstrup', 'Østerå', 'Vestby']);
  });

  it('shows the rows in which each word stands', () => {
    expect(names('kommune øst', 'name')).toEqual(['Østerå']);
    expect(names('16', 'name')).toEqual(['Vestby']);
    expect(names('vestby øst', 'name')).toEqual([]);
  });

  it('is exported so that no cell becomes a formula', () => {
    const odd = [{ name: '=HYPERLINK("x")', calls: -1 }];
    expect(csvOf(odd, columns)).toBe('\uFEFFKommune,Samtaler\r\n"\'=HYPERLINK(""x"")",-1\r\n');
  });
});
