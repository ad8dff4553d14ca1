/** What is kept how long: the one place that says it. docs/operate.md tells it to operators. */
import type { Kysely } from 'kysely';
import { deleteOldSessions } from '../accounts/sessions.ts';
import { forgetAlarms } from '../alarms/stored-alarms.ts';
import { forgetEntries } from '../audit/audit-log.ts';
import { forgetReports } from '../feedback/reports.ts';
import type { Log } from '../log.ts';
import { forgetPastRooms, forgetRested } from '../realtime/stored-rooms.ts';
import { createWriteBehind } from '../realtime/write-behind.ts';
import { forgetReceipts } from '../receipts/receipts.ts';
import type { Tables } from '../storage/tables.ts';
import {
  forgetDeliveries,
  forgetInvitations,
  forgetNotices,
  forgetPreviousSecrets,
  forgetTokens,
} from './expired-rows.ts';

/** Of a webhook only the secret that no longer signs. */
type Kept = keyof Tables | 'webhook.previous_secret';

interface Rule {
  table: Kept;
  /** For how long after it was written; 0 where the row itself says when it is over. */
  days: number;
  /** Deletes what is from `before` (milliseconds since 1970) or earlier; returns how many rows went. */
  forget(db: Kysely<Tables>, before: number): Promise<number>;
}

/** All other tables say what the service is, or count without saying whom, and are kept until somebody changes them. */
function rulesOf(auditDays: number): Rule[] {
  return [
    { table: 'agent_session', days: 0, forget: deleteOldSessions },
    { table: 'invitation', days: 0, forget: forgetInvitations },
    { table: 'resting_nameplate', days: 0, forget: forgetRested },
    // A report or an answer can name a room that is over for this long.
    { table: 'past_room', days: 1, forget: forgetPastRooms },
    { table: 'webhook.previous_secret', days: 0, forget: forgetPreviousSecrets },
    { table: 'notice', days: 30, forget: forgetNotices },
    { table: 'api_token', days: 30, forget: forgetTokens },
    { table: 'webhook_delivery', days: 30, forget: forgetDeliveries },
    { table: 'alarm', days: 90, forget: forgetAlarms },
    { table: 'audit_entry', days: auditDays, forget: forgetEntries },
    { table: 'call_report', days: 365, forget: forgetReports },
    // A consent can be proved for twelve months.
    { table: 'consent_receipt', days: 365, forget: forgetReceipts },
  ];
}

const DAY_MS = 24 * 60 * 60_000;

/** Deletes what has been kept its time. `now` in milliseconds since 1970. */
export async function forgetOld(
  db: Kysely<Tables>,
  { now, auditDays }: { now: number; auditDays: number },
): Promise<{ table: Kept; rows: number }[]> {
  const forgotten = [];
  for (const { table, days, forget } of rulesOf(auditDays))
    forgotten.push({ table, rows: await forget(db, now - days * DAY_MS) });
  return forgotten;
}

export interface Retention {
  /** Nobody waits for it. */
  forgetOld(): void;
  flush(): Promise<void>;
}

export function openRetention(deps: {
  db: Kysely<Tables>;
  log: Pick<Log, 'bug'>;
  /** Milliseconds since 1970. */
  now(): number;
  auditDays: number;
}): Retention {
  const { db, log, now, auditDays } = deps;
  const writes = createWriteBehind((error) => log.bug('not-forgotten', error));
  return {
    forgetOld() {
      writes.add(async () => {
        await forgetOld(db, { now: now(), auditDays });
      });
    },
    flush: writes.flush,
  };
}
