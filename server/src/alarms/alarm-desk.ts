import type { Kysely } from 'kysely';
import { findAgent } from '../accounts/agents.ts';
import { openingOf } from '../hotline/hotlines.ts';
import type { Log } from '../log.ts';
import { createWriteBehind } from '../realtime/write-behind.ts';
import type { Tables } from '../storage/tables.ts';
import { type Alarms, createAlarms } from './alarms.ts';
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
    keep: (alarm) => writes.add(() => keepAlarm(db, alarm)),
  });
  return { ...alarms, flush: writes.flush };
}
