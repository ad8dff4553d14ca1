import type { AuditEntry } from '@medkig/api/audit';
import { useConsole } from '../app/console-context.tsx';
import { entrySentence } from './entry-sentence.ts';

interface EntryTableProps {
  entries: readonly AuditEntry[];
  /** Shows everything of one session. */
  onRoom(room: string): void;
  /** The session that is shown. */
  room: string;
}

/** One sentence for each entry, the newest first. */
export function EntryTable({ entries, onRoom, room }: EntryTableProps) {
  const { say, language } = useConsole();
  const format = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
    <section className="table-frame" aria-label={say('audit.title')} tabIndex={0}>
      <table>
        <caption className="unseen">{say('audit.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('audit.column.when')}</th>
            <th scope="col">{say('audit.column.what')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.number}>
              <td className="when">
                <time dateTime={new Date(entry.at).toISOString()}>{format.format(entry.at)}</time>
              </td>
              <td>
                {entrySentence(entry, say, language)} <RoomLink entry={entry} room={room} onRoom={onRoom} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RoomLink({ entry, room, onRoom }: { entry: AuditEntry } & Omit<EntryTableProps, 'entries'>) {
  const { say } = useConsole();
  const { roomId, details } = entry;
  if (roomId === null) return null;
  const receipt =
    typeof details.receipt === 'string' ? say('audit.receipt.named', { number: details.receipt }) : undefined;
  if (roomId === room) return receipt ?? null;
  return (
    <button type="button" className="link" onClick={() => onRoom(roomId)}>
      {receipt ?? say('audit.session')}
    </button>
  );
}
