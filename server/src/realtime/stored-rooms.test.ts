import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import type { StoredRoom } from './room-store.ts';
import { seedWithRoom } from './seeded-room.fixture.ts';
import { createStoredRooms } from './stored-rooms.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');

describe.each(testDatabases)('rooms on $name', ({ open }) => {
  let database: Database;
  let store: ReturnType<typeof createStoredRooms>;
  let waiting: StoredRoom;
  let paired: StoredRoom;
  const faults: string[] = [];

  beforeAll(async () => {
    database = await open();
    const { room } = await seedWithRoom(database.db, noon);
    const { citizen, ...alone } = room;
    waiting = alone;
    paired = { ...room, id: 'B'.repeat(22) };
  });
  beforeEach(async () => {
    faults.splice(0);
    for (const table of ['room', 'past_room', 'resting_nameplate'] as const) {
      await database.db.deleteFrom(table).execute();
    }
    store = createStoredRooms(database.db, { bug: (event) => faults.push(event) }, () => 0);
  });
  afterAll(() => database.close());

  const past = () => database.db.selectFrom('past_room').selectAll().execute();

  it('[S48] are written by the node that has them, not by one that has lost them', async () => {
    store.save({ ...paired, fence: 2 });
    store.save(waiting);
    store.save({ ...paired, na: 'o'.repeat(43) });
    store.end(paired, 'citizen', noon);
    store.end({ ...waiting, fence: 2 }, 'expired', noon);
    await store.flush();
    expect((await store.load(noon)).rooms).toEqual([{ ...paired, fence: 2 }]);
    expect(await store.find(paired.id)).toEqual({ ...paired, fence: 2 });
    expect(await store.find(waiting.id)).toBeUndefined();
    expect(await past()).toEqual([]);
  });

  it('come back as they were saved last', async () => {
    store.save(waiting);
    store.save({ ...paired, id: waiting.id });
    store.save(paired);
    await store.flush();
    const { rooms } = await store.load(noon);
    expect(rooms).toHaveLength(2);
    expect(rooms).toEqual(expect.arrayContaining([{ ...paired, id: waiting.id }, paired]));
  });

  it('do not come back once they have ended, and one that was paired leaves a few facts', async () => {
    store.save(waiting);
    store.save(paired);
    store.end(waiting, 'expired', noon + 1000);
    store.end(paired, 'citizen', noon + 1000);
    await store.flush();
    expect((await store.load(noon)).rooms).toEqual([]);
    const { id: municipality_id } = await database.db
      .selectFrom('municipality')
      .select('id')
      .where('name', '=', 'Vestby Kommune')
      .executeTakeFirstOrThrow();
    expect(await past()).toEqual([
      {
        id: paired.id,
        municipality_id,
        agent_id: paired.agent.agentId,
        opened_at: new Date(noon),
        ended_at: new Date(noon + 1000),
        end_reason: 'citizen',
        answered: false,
        practice: false,
        topic: null,
      },
    ]);
  });

  it('leave them too when the site has been taken away meanwhile, by the municipality that was consented to', async () => {
    const { db } = database;
    const site = await db
      .selectFrom('site')
      .selectAll()
      .where('key', '=', 'vestby')
      .executeTakeFirstOrThrow();
    store.save(paired);
    const consent = { number: 'K7F3-92QD', words: 'x', language: 'da', grants: [] };
    await store.flush();
    await db
      .insertInto('consent_receipt')
      .values({
        ...{ ...consent, room_id: paired.id, municipality_id: site.municipality_id },
        ...{ agent_id: paired.agent.agentId, given_at: new Date(noon) },
      })
      .execute();
    await db.deleteFrom('site').where('key', '=', 'vestby').execute();
    store.end(paired, 'revoked', noon + 1000);
    await store.flush();
    expect(await past()).toMatchObject([{ id: paired.id, municipality_id: site.municipality_id }]);
    await db.insertInto('site').values(site).execute();
  });

  it('leave their nameplates at rest until the rest is over', async () => {
    const { hotlineId } = waiting;
    store.rest({ hotlineId, nameplate: '07', why: 'cancelled', until: noon + 1 });
    store.rest({ hotlineId, nameplate: '07', why: 'used', until: noon + 1000 });
    store.rest({ hotlineId, nameplate: '08', why: 'tries', until: noon });
    await store.flush();
    expect((await store.load(noon)).resting).toEqual([
      { hotlineId, nameplate: '07', why: 'used', until: noon + 1000 },
    ]);
    expect((await store.load(noon + 1000)).resting).toEqual([]);
  });

  it('a room that cannot be written costs no other one', async () => {
    store.save({ ...waiting, agent: { ...waiting.agent, agentId: waiting.agent.sessionId } });
    store.save(paired);
    await store.flush();
    expect((await store.load(noon)).rooms).toEqual([paired]);
    expect(new Set(faults)).toEqual(new Set(['room-not-stored']));
  });
});
