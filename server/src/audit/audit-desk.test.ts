/** What is written down without anybody waiting for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAlarmDesk } from '../alarms/alarm-desk.ts';
import { createLog } from '../log.ts';
import { seedWithRoom } from '../realtime/seeded-room.fixture.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { openAuditDesk } from './audit-desk.ts';
import { type ChainOwner, service } from './audit-event.ts';
import { readEntries } from './audit-log.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');
const HOUR = 60 * 60_000;

describe.each(testDatabases)('on $name', ({ open }) => {
  let database: Database;
  let agentId: string;
  let hotlineId: string;
  beforeAll(async () => {
    database = await open();
    ({ agentId, hotlineId } = await seedWithRoom(database.db, noon));
  });
  afterAll(() => database.close());

  const told = async (owner: ChainOwner) =>
    (await readEntries(database.db, owner, { after: 0, limit: 100 })).map(
      ({ hash: _, number: __, ...entry }) => entry,
    );

  it('what fails is told once an hour: codes to the site’s municipality, sign-ins as nobody to the service', async () => {
    const { db } = database;
    const clock = { now: noon + 60_000 };
    const desk = openAuditDesk({ db, log: { bug: () => {} }, now: () => clock.now });
    for (let at = 0; at < 50; at++) desk.claimFailed('nordby', 'unknown');
    desk.claimFailed('nordby', 'secret');
    desk.claimFailed('a-site-that-is-gone', 'secret');
    desk.unknownSignIn();
    desk.unknownSignIn();
    clock.now = noon + HOUR;
    desk.tellHours();
    desk.unknownSignIn();
    await desk.flush();
    const site = db.selectFrom('site').select('municipality_id').where('key', '=', 'nordby');
    const { municipality_id: id } = await site.executeTakeFirstOrThrow();
    const nobody = { agentId: null, roomId: null, at: clock.now };
    const failed = { site: 'nordby', hour: noon };
    expect(await told({ of: 'municipality', id })).toEqual([
      { ...nobody, what: 'claims-failed', details: { ...failed, reason: 'unknown', count: 50 } },
      { ...nobody, what: 'claims-failed', details: { ...failed, reason: 'secret', count: 1 } },
    ]);
    expect(await told(service)).toEqual([
      { ...nobody, what: 'unknown-sign-ins', details: { count: 2, hour: noon } },
      { ...nobody, what: 'unknown-sign-ins', details: { count: 1, hour: clock.now } },
    ]);
  });

  it('an alarm is told to the hotline', async () => {
    const silent = createLog('fatal', { write: () => {} });
    const alarms = openAlarmDesk({ db: database.db, log: silent, now: () => noon });
    alarms.breakerTripped(hotlineId);
    for (let at = 0; at < 31; at++) alarms.codeOpened({ agentId, hotlineId });
    await alarms.flush();
    expect(await told({ of: 'hotline', id: hotlineId })).toMatchObject([
      { what: 'alarm-raised', agentId: null, details: { reason: 'guessing' } },
      { what: 'alarm-raised', agentId, details: { reason: 'many-sessions' } },
    ]);
  });
});
