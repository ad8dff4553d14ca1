import { saveAgent } from '../accounts/agents.ts';
import { startSession } from '../accounts/sessions.ts';
import { keepAlarm } from '../alarms/stored-alarms.ts';
import { openAuditDesk } from '../audit/audit-desk.ts';
import { countAnswer } from '../feedback/answers.ts';
import { saveReport } from '../feedback/reports.ts';
import { seedWithRoom } from '../realtime/seeded-room.fixture.ts';
import { createStoredRooms } from '../realtime/stored-rooms.ts';
import type { Database } from './database.ts';

export interface BusyDay {
  hotlineId: string;
  vestbyId: string;
  nordbyId: string;
}

/** Rows in every table, all of this moment (milliseconds since 1970): a call that is over, one that goes on, who helped. */
export async function spendBusyDay({ db }: Database, at: number): Promise<BusyDay> {
  const { room, agentId, hotlineId } = await seedWithRoom(db, at);
  const idOf = async (name: string) => {
    const found = db.selectFrom('municipality').select('id').where('name', '=', name);
    return (await found.executeTakeFirstOrThrow()).id;
  };
  const [vestbyId, nordbyId] = [await idOf('Vestby Kommune'), await idOf('Nordby Kommune')];
  const bo = { email: 'bo@nordby.example', name: 'Bo Friis', shownAs: 'Bo', passwordHash: '$argon2id$bo' };
  await saveAgent(db, { ...bo, employerMunicipalityId: nordbyId });
  await startSession(db, agentId, { now: at, randomBytes: (n) => new Uint8Array(n).fill(7) });

  const rooms = createStoredRooms(db, {
    bug: (_, error) => {
      throw error;
    },
  });
  const over = { ...room, id: 'B'.repeat(22) };
  rooms.save(room);
  rooms.save(over);
  await rooms.consent({
    number: 'K7F3-92QD',
    roomId: over.id,
    at,
    text: '2026-01',
    language: 'da',
    grants: ['view'],
  });
  rooms.end(over, 'citizen', at);
  rooms.rest({ hotlineId, nameplate: '07', why: 'used', until: at });
  await rooms.flush();
  for (const site of ['vestby', 'nordby']) await saveReport(db, { site, roomId: over.id, now: at });
  await countAnswer(db, { site: 'vestby', hotlineId, roomId: over.id, answer: 'yes', now: at });
  await keepAlarm(db, { reason: 'guessing', hotlineId, agentId, at });
  await openAuditDesk({ db, log: { bug: () => {} }, now: () => at }).agentDid(agentId, { what: 'signed-in' });
  return { hotlineId, vestbyId, nordbyId };
}
