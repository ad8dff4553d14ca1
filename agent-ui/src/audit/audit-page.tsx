import { type AuditLog, listAuditLogs } from '@medkig/api/audit';
import type { Me } from '@medkig/api/session';
import { useCallback, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { NotHere } from '../app/not-here.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import type { Say } from '../strings.ts';
import '../table/data-table.css';
import './audit.css';
import { CheckCard } from './check-card.tsx';
import { ChoiceField } from './choice-field.tsx';
import { type Filters, noFilters } from './filters.tsx';
import { LogView } from './log-view.tsx';
import { ReceiptCard } from './receipt-card.tsx';
import { TakeCard } from './take-card.tsx';
import { stretchOf } from './time-span.ts';

/** What is looked at: a log, and of it what the filters let through. `room`: everything of one session instead. */
interface Look {
  log: string;
  filters: Filters;
  room: string;
  /** When it was chosen: «today» stays the same day until another is chosen. */
  now: number;
}

/** «Log»: what happened, found, checked and taken out. */
export function AuditPage({ me, api }: { me: Me; api: ApiClient }) {
  const { say } = useConsole();
  const load = useCallback(() => api.ask(listAuditLogs, {}), [api]);
  const { loaded, reload } = useLoaded(load);
  return (
    <main className="audit">
      <div className="title">
        <div>
          <PageHeading title={say('audit.title')} />
          <p className="muted">{say('audit.lead')}</p>
        </div>
      </div>
      <NotHere loaded={loaded} retry={reload} />
      {loaded.is === 'here' && <Logs api={api} logs={loaded.value.items} own={me.agent.employer} />}
    </main>
  );
}

interface LogsProps {
  api: ApiClient;
  logs: readonly AuditLog[];
  /** The employer's name: its log is the first that is shown. */
  own: string | null;
}

function Logs({ api, logs, own }: LogsProps) {
  const { say } = useConsole();
  const first = logs.find(({ of, name }) => of === 'municipality' && name === own) ?? logs[0];
  const [look, setLook] = useState<Look>({
    log: first?.id ?? '',
    filters: { ...noFilters, span: { ...noFilters.span, span: 'week' } },
    room: '',
    now: Date.now(),
  });
  const change = (changed: Partial<Look>) => setLook({ ...look, ...changed, now: Date.now() });
  const log = logs.find(({ id }) => id === look.log);
  const stretch = stretchOf(look.filters.span, look.now);
  if (!log) return null;
  return (
    <div className="columns">
      <div className="work">
        <ChoiceField
          label={say('audit.log')}
          value={log.id}
          options={logs.map((one) => ({ value: one.id, text: nameOf(one, say) }))}
          onChange={(id) => change({ log: id, room: '', filters: { ...look.filters, person: '' } })}
        />
        <LogView
          key={log.id}
          api={api}
          log={log.id}
          filters={look.filters}
          stretch={stretch}
          room={look.room}
          onFilters={(filters) => change({ filters })}
          onRoom={(room) => change({ room })}
        />
      </div>
      <aside>
        <ReceiptCard
          api={api}
          onSession={({ roomId, municipality }) =>
            change({
              log: `municipality:${municipality.id}`,
              room: roomId,
              filters: { ...look.filters, person: '' },
            })
          }
        />
        <CheckCard key={log.id} api={api} log={log.id} />
        <TakeCard log={log} stretch={stretch} now={look.now} />
      </aside>
    </div>
  );
}

function nameOf({ id, of, name }: AuditLog, say: Say): string {
  if (of === 'service') return say('audit.log.service');
  if (name === null) return say('audit.log.gone', { id });
  return of === 'hotline' ? say('audit.log.hotline', { name }) : name;
}
