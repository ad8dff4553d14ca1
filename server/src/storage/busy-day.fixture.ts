import type { Kysely } from 'kysely';
import { saveAgent } from '../accounts/agents.ts';
import { startSession } from '../accounts/sessions.ts';
import { keepAlarm } from '../alarms/stored-alarms.ts';
import { openAuditDesk } from '../audit/audit-desk.ts';
import { countAnswer } from '../feedback/answers.ts';
import { saveReport } from '../feedback/reports.ts';
import { seedWithRoom } from '../realtime/seeded-room.fixture.ts';
import { createStoredRooms } from '../realtime/stored-rooms.ts';
import { sayTopic } from '../topics/topics.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

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

  const rooms = createStoredRooms(
    db,
    {
      bug: (_, error) => {
        throw error;
      },
    },
    () => at,
  );
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
  await sayTopic(db, { of: 'all' }, { roomId: over.id, agentId, topic: 'flytning' });
  rooms.end(over, 'citizen', at);
  rooms.rest({ hotlineId, nameplate: '07', why: 'used', until: at });
  await rooms.flush();
  for (const site of ['vestby', 'nordby']) await saveReport(db, { site, roomId: over.id, now: at });
  await countAnswer(db, { site: 'vestby', hotlineId, roomId: over.id, answer: 'yes', now: at });
  await keepAlarm(db, { reason: 'guessing', hotlineId, agentId, at });
  await openAuditDesk({ db, log: { bug: () => {} }, now: () => at }).agentDid(agentId, {
    what: 'signed-in',
    by: 'password',
  });
  await fillWorkplace(db, { agentId, hotlineId, vestbyId, at });
  return { hotlineId, vestbyId, nordbyId };
}

/** What is written at the console beside calls. */
async function fillWorkplace(
  db: Kysely<Tables>,
  { agentId, hotlineId, vestbyId, at }: { agentId: string; hotlineId: string; vestbyId: string; at: number },
): Promise<void> {
  const written = { agent_id: agentId, created_at: new Date(at) };
  const expires_at = new Date(at + 1000);
  await db
    .insertInto('invitation')
    .values({ ...written, token_sha256: 'hash-of-an-invitation', invited_by: null, expires_at })
    .execute();
  await db
    .insertInto('recovery_code')
    .values({ agent_id: agentId, code_sha256: 'hash-of-a-recovery-code' })
    .execute();
  const key = {
    credential_id: 'c3',
    public_key: 'public-key',
    counter: 0,
    transports: ['usb'],
    last_used_at: null,
  };
  await db
    .insertInto('passkey')
    .values({ ...written, ...key, name: 'Nøglering' })
    .execute();
  await db
    .insertInto('api_token')
    .values({
      ...written,
      token_sha256: 'hash-of-a-token',
      name: 'Oversigt',
      scopes: ['audit:read'],
      expires_at,
    })
    .execute();
  const { id } = await db
    .insertInto('webhook')
    .values({
      municipality_id: vestbyId,
      url: 'https://krog.vestby.example/',
      secret: 'whsec_hemmelig',
      previous_secret: 'whsec_forrige',
      previous_until: new Date(at + 24 * 60 * 60_000),
      events: ['session-ended'],
      created_by: agentId,
      created_at: new Date(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('webhook_delivery')
    .values({ webhook_id: id, event: '{}', created_at: new Date(at), next_try_at: null })
    .execute();
  await db
    .insertInto('site_sighting')
    .values({ origin: 'https://vestby.example', last_seen_at: new Date(at) })
    .execute();
  await db
    .insertInto('notice')
    .values({
      hotline_id: hotlineId,
      text: 'Travlt',
      created_by: agentId,
      created_at: new Date(at),
      ends_at: expires_at,
    })
    .execute();
}
