import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredRoom } from '../realtime/room-store.ts';
import { seedWithRoom } from '../realtime/seeded-room.fixture.ts';
import { createStoredRooms } from '../realtime/stored-rooms.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import type { Consent } from './receipts.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');

describe.each(testDatabases)('receipts on $name', ({ open }) => {
  let database: Database;
  let room: StoredRoom;
  let municipalityId: string;
  let store: ReturnType<typeof createStoredRooms>;

  beforeAll(async () => {
    database = await open();
    const { db } = database;
    ({ room } = await seedWithRoom(db, noon));
    const site = db.selectFrom('site').select('municipality_id').where('key', '=', 'vestby');
    municipalityId = (await site.executeTakeFirstOrThrow()).municipality_id;
  });
  beforeEach(async () => {
    for (const table of ['room', 'past_room', 'consent_receipt'] as const) {
      await database.db.deleteFrom(table).execute();
    }
    store = createStoredRooms(database.db, { bug: () => {} }, () => noon);
    store.save(room);
  });
  afterAll(() => database.close());

  const consent: Consent = {
    number: 'K7F3-92QD',
    roomId: 'A'.repeat(22),
    at: noon + 1000,
    text: '2026-01',
    language: 'da',
    grants: ['view', 'point'],
  };
  const receipts = () => database.db.selectFrom('consent_receipt').selectAll().execute();

  it('[S42] tell who agreed to what with whom and when, and nothing more', async () => {
    expect(await store.consent(consent)).toBe('K7F3-92QD');
    expect(await receipts()).toEqual([
      {
        number: 'K7F3-92QD',
        room_id: room.id,
        municipality_id: municipalityId,
        agent_id: room.agent.agentId,
        given_at: new Date(noon + 1000),
        words: '2026-01',
        language: 'da',
        grants: ['view', 'point'],
        ended_at: null,
        end_reason: null,
        practice: false,
        topic: null,
      },
    ]);
  });

  it('[S40] keep the first consent of a room', async () => {
    await store.consent(consent);
    const later: Consent = { ...consent, number: 'AAAA-AAAA', at: noon + 9000, grants: [] };
    expect(await store.consent(later)).toBe('K7F3-92QD');
    expect(await receipts()).toMatchObject([{ number: 'K7F3-92QD', grants: ['view', 'point'] }]);
  });

  it('[S42] are told when and why the room ended, by the next process too', async () => {
    await store.consent(consent);
    const next = createStoredRooms(database.db, { bug: () => {} }, () => noon);
    next.end(room, 'citizen', noon + 60_000);
    await next.flush();
    expect(await receipts()).toMatchObject([
      { number: 'K7F3-92QD', ended_at: new Date(noon + 60_000), end_reason: 'citizen' },
    ]);
  });

  it('[S41] are not given for a room that is over or was not paired', async () => {
    store.end(room, 'agent', noon);
    expect(await store.consent(consent)).toBeUndefined();
    const { citizen: _, ...waiting } = room;
    store.save({ ...waiting, id: 'B'.repeat(22) });
    expect(await store.consent({ ...consent, roomId: 'B'.repeat(22) })).toBeUndefined();
    expect(await receipts()).toEqual([]);
  });

  it('[S41] never share a number: the second has none until it is asked for again', async () => {
    await store.consent(consent);
    store.save({ ...room, id: 'B'.repeat(22) });
    const other = { ...consent, roomId: 'B'.repeat(22) };
    expect(await store.consent(other)).toBeUndefined();
    expect(await store.consent({ ...other, number: 'BBBB-BBBB' })).toBe('BBBB-BBBB');
  });
});
