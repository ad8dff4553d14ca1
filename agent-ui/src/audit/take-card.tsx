import { type AuditLog, exportAuditLog, exportIncident, LONGEST_INCIDENT_MS } from '@medkig/api/audit';
import { useConsole } from '../app/console-context.tsx';
import type { Stretch } from './time-span.ts';

interface TakeCardProps {
  log: AuditLog;
  stretch: Stretch;
  /** Milliseconds since 1970. */
  now: number;
}

/** The log, and what is known of an incident, as files. The browser fetches them itself: they may be long. */
export function TakeCard({ log, stretch, now }: TakeCardProps) {
  const { say } = useConsole();
  const { from } = stretch;
  const to = stretch.to ?? now;
  const isShort = from !== undefined && from < to && to - from <= LONGEST_INCIDENT_MS;
  return (
    <section className="card">
      <h2>{say('audit.take')}</h2>
      <p className="hint">{say('audit.take.text')}</p>
      <a className="button" href={addressOf(exportAuditLog.path, log)} download>
        {say('audit.take')}
      </a>
      {log.of === 'municipality' && (
        <>
          <p className="hint">{say(isShort ? 'audit.incident.text' : 'audit.incident.long')}</p>
          {isShort && (
            <a
              className="button"
              href={`${addressOf(exportIncident.path, log)}?from=${from}&to=${to}`}
              download={`incident-${log.id.replace(':', '-')}.json`}
            >
              {say('audit.incident')}
            </a>
          )}
        </>
      )}
    </section>
  );
}

function addressOf(path: string, { id }: AuditLog): string {
  return `/api${path.replace(':log', encodeURIComponent(id))}`;
}
