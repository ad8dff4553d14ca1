import { type ReactNode, useId, useState } from 'react';
import { useConsole } from '../app/console-context.tsx';
import './data-table.css';
import { saveFile } from './save-file.ts';
import { type Column, csvOf, PAGE_ROWS, type Sorting, visibleRows } from './table-view.ts';

export interface ShownColumn<Row> extends Column<Row> {
  /** Absent: the value as it is. */
  cell?(row: Row): ReactNode;
}

interface DataTableProps<Row> {
  /** For screen readers; the page's heading says it to everybody else. */
  caption: string;
  columns: readonly ShownColumn<Row>[];
  rows: readonly Row[];
  idOf(row: Row): string;
  /** Opens a row by its first cell. */
  onOpen?(row: Row): void;
  /** The row that is open. */
  openId?: string | undefined;
  /** Without ending. */
  fileName: string;
  /** What can be done with a row, behind its cells; `title` for screen readers. */
  actions?: { title: string; cell(row: Row): ReactNode };
  /** What else narrows the rows; stands beside the search. */
  filter?: ReactNode;
}

/** Sorts, searches, turns pages and gives itself away as a file. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  idOf,
  onOpen,
  openId,
  fileName,
  actions,
  filter,
}: DataTableProps<Row>) {
  const { say } = useConsole();
  const searchId = useId();
  const [search, setSearch] = useState('');
  const [sorting, setSorting] = useState<Sorting>({ by: columns[0]?.id ?? '', down: false });
  const [page, setPage] = useState(0);
  const found = visibleRows(rows, columns, { search, sorting });
  const lastPage = Math.max(0, Math.ceil(found.length / PAGE_ROWS) - 1);
  const current = Math.min(page, lastPage);
  const shown = found.slice(current * PAGE_ROWS, (current + 1) * PAGE_ROWS);

  return (
    <div className="data-table">
      <div className="table-tools">
        <label className="unseen" htmlFor={searchId}>
          {say('table.search')}
        </label>
        <input
          id={searchId}
          type="search"
          placeholder={say('table.search')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        {filter}
        <button
          type="button"
          className="button"
          onClick={() => saveFile(`${fileName}.csv`, 'text/csv', csvOf(found, columns))}
        >
          {say('table.csv')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
      <section className="table-frame" aria-label={caption} tabIndex={0}>
        <table>
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ id, title, isNumber }) => (
                <th
                  key={id}
                  scope="col"
                  className={isNumber ? 'number' : undefined}
                  aria-sort={sorting.by === id ? (sorting.down ? 'descending' : 'ascending') : undefined}
                >
                  <button
                    type="button"
                    onClick={() => setSorting({ by: id, down: sorting.by === id && !sorting.down })}
                  >
                    {title}
                    <span aria-hidden="true">{sorting.by === id ? (sorting.down ? ' ↓' : ' ↑') : ''}</span>
                  </button>
                </th>
              ))}
              {actions && (
                <th scope="col">
                  <span className="unseen">{actions.title}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => {
              const id = idOf(row);
              return (
                <tr key={id} data-open={id === openId || undefined}>
                  {columns.map((column, at) => {
                    const cell = column.cell ? column.cell(row) : column.value(row);
                    return (
                      <td
                        key={column.id}
                        className={column.isNumber ? 'number' : undefined}
                        data-title={at === 0 ? undefined : column.title}
                      >
                        {at === 0 && onOpen ? (
                          <button
                            type="button"
                            className="link"
                            aria-current={id === openId ? 'true' : undefined}
                            onClick={() => onOpen(row)}
                          >
                            {cell}
                          </button>
                        ) : (
                          cell
                        )}
                      </td>
                    );
                  })}
                  {actions && <td className="actions">{actions.cell(row)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {found.length === 0 && <p className="muted">{say('table.nothing')}</p>}
      {lastPage > 0 && (
        <p className="table-pages">
          <button
            type="button"
            className="button"
            disabled={current === 0}
            onClick={() => setPage(current - 1)}
          >
            {say('table.previous')}
          </button>
          <span>{say('table.page', { page: current + 1, pages: lastPage + 1 })}</span>
          <button
            type="button"
            className="button"
            disabled={current === lastPage}
            onClick={() => setPage(current + 1)}
          >
            {say('table.next')}
          </button>
        </p>
      )}
    </div>
  );
}
