import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveMunicipality } from '../municipalities/municipalities.ts';
import { saveSite } from '../municipalities/sites.ts';
import type { StoredRoom } from '../realtime/room-store.ts';
import { seedWithRoom } from '../realtime/seeded-room.fixture.ts';
import { createStoredRooms, forgetPastRooms } from '../realtime/stored-rooms.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { countAnswer } from './answers.ts';
import { saveReport } from './reports.ts';

// Half past midnight of the 6th in Copenhagen.
const night = Date.parse('2026-01-05T23:30:00Z');

describe.each(testDatabases)('on $name', ({ open }) => {
  let database: Database;
  let rooms: ReturnType<typeof createStoredRooms>;
  let room: StoredRoom;
  let agentId: string;
  let hotlineId: string;

  beforeAll(async () => {
    database = await open();
    const { db } = database;
    ({ room, agentId, hotlineId } = await seedWithRoom(db, night));
    const other = await saveMunicipality(db, { name: 'Sydby Kommune', phone: '87 65 43 21' });
    await saveSite(db, { key: 'sydby', municipalityId: other, origins: ['https://sydby.example'] });
    rooms = createStoredRooms(db, { bug: () => {} }, () => 0);
  });
  beforeEach(async () => {
    for (const table of ['room', 'past_room', 'call_report', 'answer_count'] as const) {
      await database.db.deleteFrom(table).execute();
    }
    rooms.save(room);
    await rooms.flush();
  });
  afterAll(() => database.close());

  const over = async (at = night) => {
    rooms.end(room, 'citizen', at);
    await rooms.flush();
  };

  describe('a report of a suspicious call', () => {
    const reported = async (site: string, roomId: string | undefined) => {
      await saveReport(database.db, { site, roomId, now: night });
      const rows = await database.db.selectFrom('call_report').selectAll().execute();
      expect(rows).toHaveLength(1);
      return rows[0];
    };

    it('names the agent of the room, during the call and after it', async () => {
      expect(await reported('vestby', room.id)).toMatchObject({
        agent_id: agentId,
        reported_at: new Date(night),
      });
      await database.db.deleteFrom('call_report').execute();
      await over();
      expect(await reported('vestby', room.id)).toMatchObject({ agent_id: agentId });
    });

    it.each([
      ['without a room', 'vestby', undefined],
      ['with a room nobody knows', 'vestby', 'Z'.repeat(22)],
      ['with a room of another municipality', 'sydby', 'A'.repeat(22)],
    ])('names nobody %s, and is kept all the same', async (_what, site, roomId) => {
      expect(await reported(site, roomId)).toMatchObject({ agent_id: null });
    });
  });

  describe('the closing question', () => {
    const answer = (given: 'yes' | 'partly' | 'no', site = 'vestby') =>
      countAnswer(database.db, { site, hotlineId, roomId: room.id, answer: given, now: night });
    const counts = () => database.db.selectFrom('answer_count').select(['day', 'answer', 'count']).execute();

    it('is counted by day and answer, once for each room', async () => {
      await over();
      expect(await answer('partly')).toBe('ok');
      expect(await answer('no')).toBe('ok');
      expect(await counts()).toEqual([{ day: '2026-01-06', answer: 'partly', count: 1 }]);
      rooms.save({ ...room, id: 'B'.repeat(22) });
      rooms.end({ id: 'B'.repeat(22), fence: 1 }, 'agent', night);
      await rooms.flush();
      const second = {
        site: 'vestby',
        hotlineId,
        roomId: 'B'.repeat(22),
        answer: 'partly',
        now: night,
      } as const;
      expect(await countAnswer(database.db, second)).toBe('ok');
      expect(await counts()).toEqual([{ day: '2026-01-06', answer: 'partly', count: 2 }]);
    });

    it('is counted once when it is sent twice at the same time', async () => {
      await over();
      expect(await Promise.all([answer('yes'), answer('yes')])).toEqual(['ok', 'ok']);
      expect(await counts()).toEqual([{ day: '2026-01-06', answer: 'yes', count: 1 }]);
    });

    it('is not counted before the end, for another municipality, or once the room is forgotten', async () => {
      expect(await answer('yes')).toBe('unknown');
      await over();
      expect(await answer('yes', 'sydby')).toBe('unknown');
      await forgetPastRooms(database.db, night);
      expect(await answer('yes')).toBe('unknown');
      expect(await counts()).toEqual([]);
    });

    it('leaves nothing that joins an answer to a room or an agent', async () => {
      await over();
      await answer('no');
      const columns = (await database.db.introspection.getTables())
        .find(({ name }) => name === 'answer_count')
        ?.columns.map(({ name }) => name);
      expect(columns).toEqual(['municipality_id', 'hotline_id', 'day', 'answer', 'count']);
    });
  });
});
