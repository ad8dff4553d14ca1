import { listAuditPeople } from '@medkig/api/audit';
import type { ApiFailure } from '@medkig/api/client';
import { useCallback, useMemo, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { EntryTable } from './entry-table.tsx';
import { FilterFields, type Filters, noFilters } from './filters.tsx';
import type { Stretch } from './time-span.ts';
import { useEntries } from './use-entries.ts';

interface LogViewProps {
  api: ApiClient;
  log: string;
  filters: Filters;
  stretch: Stretch;
  /** Everything of this session is shown instead; empty: of all. */
  room: string;
  onFilters(filters: Filters): void;
  onRoom(room: string): void;
}

/** One log with its filters, a page at a time. */
export function LogView({ api, log, filters, stretch, room, onFilters, onRoom }: LogViewProps) {
  const { say } = useConsole();
  const { from, to } = stretch;
  const { what, person } = filters;
  const sought = useMemo(
    () =>
      room
        ? { room }
        : {
            ...(from !== undefined && { from: String(from) }),
            ...(to !== undefined && { to: String(to) }),
            ...(what && { what }),
            ...(person && { agent: person }),
          },
    [from, to, what, person, room],
  );
  const { entries, reload, more } = useEntries(api, log, sought);
  const loadPeople = useCallback(() => api.ask(listAuditPeople, { params: { log } }), [api, log]);
  const people = useLoaded(loadPeople).loaded;
  const [failure, setFailure] = useState<ApiFailure>();
  const isAll = filters.span.span === 'all' && !what && !person;

  return (
    <>
      {room ? (
        <div className="message">
          <p>{say('audit.session.shown')}</p>
          <button type="button" className="button" onClick={() => onRoom('')}>
            {say('audit.session.leave')}
          </button>
        </div>
      ) : (
        <div className="filters">
          <FilterFields
            filters={filters}
            people={people.is === 'here' ? people.value.items : []}
            onChange={onFilters}
          />
        </div>
      )}
      {entries.is === 'failed' && (
        <div className="message stop" role="alert">
          <p>{say(failureText(entries.reason))}</p>
          <button type="button" className="button" onClick={reload}>
            {say('app.retry')}
          </button>
        </div>
      )}
      {entries.is === 'loading' && <p role="status">{say('app.loading')}</p>}
      {entries.is === 'here' && entries.value.items.length === 0 && (
        <section className="card">
          <h2>{say(isAll ? 'audit.empty' : 'audit.nohits')}</h2>
          <p>{say(isAll ? 'audit.empty.text' : 'audit.nohits.text')}</p>
          {!isAll && (
            <button type="button" className="button" onClick={() => onFilters(noFilters)}>
              {say('audit.nohits.reset')}
            </button>
          )}
        </section>
      )}
      {entries.is === 'here' && entries.value.items.length > 0 && (
        <>
          <p className="muted" role="status">
            {say('audit.count', { count: entries.value.items.length })}
          </p>
          <EntryTable entries={entries.value.items} room={room} onRoom={onRoom} />
          {entries.value.next !== null && (
            <div>
              <button type="button" className="button" onClick={async () => setFailure(await more())}>
                {say('audit.more')}
              </button>
            </div>
          )}
          {failure && (
            <p className="message stop" role="alert">
              {say(failureText(failure))}
            </p>
          )}
        </>
      )}
    </>
  );
}
