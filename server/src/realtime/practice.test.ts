/** A room in which an agent only practises is a room like any other, and counts in no figure. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEntries } from '../audit/audit-log.ts';
import { countAnswer } from '../feedback/answers.ts';
import { saveReport } from '../feedback/reports.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { na, startRelay } from './relay-for-tests.ts';
import { createMemoryRoomStore } from './room-store.fixture.ts';
import type { StoredRoom } from './room-store.ts';
import { seedWithRoom } from './seeded-room.fixture.ts';
import { createStoredRooms } from './stored-rooms.ts';

it('[S49] the relay raises no alarm about the code of a practice, and keeps what it is', async () => {
  const rooms = createMemoryRoomStore();
  const relay = await startRelay({ rooms });
  const agent = await relay.agent();
  const { roomId: practised } = await agent.ask('open', { na, practice: true });
  expect(await rooms.find(String(practised))).toMatchObject({ practice: true });
  expect(relay.alarms).toEqual([]);
  const { roomId: real } = await agent.ask('open', { na });
  expect(await rooms.find(String(real))).not.toHaveProperty('practice');
  expect(relay.alarms).toEqual(['code of anna']);
  await relay.stop();
});

describe.each(testDatabases)('on $name', ({ open }) => {
  const noon = Date.parse('2026-01-05T12:00:00Z');
  let database: Database;
  let room: StoredRoom;
  let hotlineId: string;
  let rooms: ReturnType<typeof createStoredRooms>;
  beforeAll(async () => {
    database = await open();
    const seeded = await seedWithRoom(database.db, noon);
    room = { ...seeded.room, practice: true };
    hotlineId = seeded.hotlineId;
    rooms = createStoredRooms(database.db, { bug: () => {} }, () => noon);
  });
  afterAll(() => database.close());

  it('[S49] reports and closing answers are not counted, and receipt and audit log say that it was practice', async () => {
    const { db } = database;
    const roomId = room.id;
    rooms.save(room);
    await rooms.flush();
    expect((await rooms.load(noon)).rooms).toEqual([room]);
    const words = { text: '1', language: 'da', grants: ['view'] } as const;
    const receipt = await rooms.consent({
      number: 'K7F3-92QD',
      roomId,
      at: noon,
      ...words,
      grants: ['view'],
    });
    expect(receipt).toBe('K7F3-92QD');
    rooms.end(room, 'citizen', noon);
    await rooms.flush();
    await saveReport(db, { site: 'vestby', roomId, now: noon });
    expect(await countAnswer(db, { site: 'vestby', hotlineId, roomId, answer: 'no', now: noon })).toBe('ok');

    expect(await db.selectFrom('answer_count').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('call_report').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('consent_receipt').select('practice').execute()).toEqual([{ practice: true }]);
    const { municipality_id: id } = await db
      .selectFrom('past_room')
      .select('municipality_id')
      .executeTakeFirstOrThrow();
    const entries = await readEntries(db, { of: 'municipality', id }, { after: 0, limit: 100 });
    expect(entries.map(({ what, agentId, details }) => [what, agentId, details.mode])).toEqual(
      ['consented', 'session-ended', 'call-reported'].map((what) => [what, room.agent.agentId, 'practice']),
    );
  });
});
