import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveHotline } from '../hotline/hotlines.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import type { Alarm } from './alarms.ts';
import { alarmsOf, forgetAlarms, keepAlarm } from './stored-alarms.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');

describe.each(testDatabases)('alarms on $name', ({ open }) => {
  let database: Database;
  let alarm: Alarm;
  beforeAll(async () => {
    database = await open();
    const hotlineId = await saveHotline(database.db, { name: 'Nord', timeZone: 'Europe/Copenhagen' });
    alarm = { reason: 'guessing', hotlineId, agentId: null, at: noon };
  });
  afterAll(() => database.close());

  it('[S43] are read by hotline, the newest first, until they are forgotten', async () => {
    const { db } = database;
    const later: Alarm = { ...alarm, reason: 'odd-hours', at: noon + 1 };
    await keepAlarm(db, alarm);
    await keepAlarm(db, later);
    expect(await alarmsOf(db, alarm.hotlineId)).toEqual([later, alarm]);
    const other = await saveHotline(db, { name: 'Syd', timeZone: 'Europe/Copenhagen' });
    expect(await alarmsOf(db, other)).toEqual([]);
    await forgetAlarms(db, noon);
    expect(await alarmsOf(db, alarm.hotlineId)).toEqual([later]);
  });
});
