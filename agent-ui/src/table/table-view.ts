/** What of a table is shown, and in which order: pure. */

export interface Column<Row> {
  id: string;
  title: string;
  /** What is sorted by, searched in and exported. */
  value(row: Row): string | number;
  isNumber?: boolean;
}

export interface Sorting {
  /** The column's id. */
  by: string;
  down: boolean;
}

/** Rows on a page. */
export const PAGE_ROWS = 50;

/** The rows in which each word of `search` stands somewhere, in order. */
export function visibleRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { search, sorting }: { search: string; sorting: Sorting },
): Row[] {
  const words = search.toLocaleLowerCase('da').split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
    const text = columns
      .map((column) => column.value(row))
      .join(' ')
      .toLocaleLowerCase('da');
    return words.every((word) => text.includes(word));
  });
  const column = columns.find(({ id }) => id === sorting.by);
  if (!column) return found;
  const sign = sorting.down ? -1 : 1;
  return found.toSorted((a, b) => sign * compare(column.value(a), column.value(b)));
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'da');
}

/**
 * Comma-separated values (https://www.rfc-editor.org/rfc/rfc4180), with the mark by which spreadsheets know UTF-8. A cell
 * that a spreadsheet would take for a formula is kept from being one.
 */
export function csvOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map((column) => column.value(row))),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
