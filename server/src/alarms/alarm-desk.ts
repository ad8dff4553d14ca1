import type { Kysely } from 'kysely';
import { findAgent } from '../accounts/agents.ts';
import { appendEntry } from '../audit/audit-log.ts';
import { openingOf } from '../hotline/hotlines.ts';
import type { Log } from '../log.ts';
import { createWriteBehind } from '../realtime/write-behind.ts';
import type { Tables } from '../storage/tables.ts';
import { type Alarm, type Alarms, createAlarms } from './alarms.ts';
import { keepAlarm } from './stored-alarms.ts';

export interface AlarmDesk extends Alarms {
  /** Resolves when every alarm so far is written or given up. */
  flush(): Promise<void>;
}

/** Alarms that are kept in the database. `now` in milliseconds since 1970. */
export function openAlarmDesk(deps: { db: Kysely<Tables>; log: Log; now(): number }): AlarmDesk {
  const { db, log, now } = deps;
  const writes = createWriteBehind((error) => log.bug('alarm-not-kept', error));
  const alarms = createAlarms({
    now,
    log,
    opening: (hotlineId, at) => openingOf(db, hotlineId, at),
    hotlineOf: async (agentId) => (await findAgent(db, agentId))?.hotlineId ?? undefined,
    keep: (alarm) => writes.add(() => writeAlarm(db, alarm)),
  });
  return { ...alarms, flush: writes.flush };
}

/** For those who look into it now, and for the hotline's audit log. */
function writeAlarm(db: Kysely<Tables>, alarm: Alarm): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    await keepAlarm(transaction, alarm);
    const { hotlineId: id, agentId, at, reason } = alarm;
    const fact = { what: 'alarm-raised', reason } as const;
    await appendEntry(transaction, { chain: { of: 'hotline', id }, at, agentId, roomId: null, fact });
  });
}
