import { randomBytes } from 'node:crypto';
import { receiptSchema } from '@medkig/api/receipt';
import { webhookMessageSchema } from '@medkig/api/webhook';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readEntries } from '../audit/audit-log.ts';
import { changeCard } from '../guide-cards/guide-cards.ts';
import type { Actor } from '../http/tenants.fixture.ts';
import { startWorkplace, type Workplace } from '../http/workplace.fixture.ts';
import type { RoomStore, StoredRoom } from '../realtime/room-store.ts';
import { createStoredRooms } from '../realtime/stored-rooms.ts';
import { testDatabases } from '../storage/test-databases.ts';

const CARD = 'anden-kort';
const NUMBER = 'K7F3-92QD';

describe.each(testDatabases)('what a session is about, on $name', (kind) => {
  let workplace: Workplace;
  let anna: Actor;
  let auditor: Actor;
  let colleague: Actor;
  let rooms: RoomStore;
  let room: StoredRoom;
  beforeAll(async () => {
    workplace = await startWorkplace(kind);
    const { people, db, a, server } = workplace;
    const [first, , , reader, last] = people;
    if (!first || !reader || !last) throw new Error('nobody there');
    [anna, auditor, colleague] = [first, reader, last];
    rooms = createStoredRooms(db, { bug: () => {} }, () => server.clock.now);
    await db
      .insertInto('webhook')
      .values({
        ...{ municipality_id: a.names.municipality ?? '', url: 'https://fag.example/', secret: 'whsec_' },
        ...{ events: ['session-ended'], created_by: null, created_at: new Date(server.clock.now) },
      })
      .execute();
  });
  afterAll(() => workplace.server.close());
  beforeEach(async () => {
    const { db, a, server } = workplace;
    await db.deleteFrom('consent_receipt').where('number', '=', NUMBER).execute();
    await db.deleteFrom('webhook_delivery').execute();
    room = {
      ...{ id: randomBytes(16).toString('base64url'), hotlineId: a.hotlineId, nameplate: '42', na: 'n' },
      ...{ openedAt: server.clock.now, fence: 1 },
      agent: { keyHash: 'a', agentId: anna.agentId, sessionId: '00000000-0000-4000-8000-000000000001' },
      citizen: { keyHash: 'c', site: a.names.site ?? '', origin: 'https://www1.anden.example' },
    };
  });

  /** Both have met in it, and the citizen has said yes. */
  async function begin(): Promise<void> {
    rooms.save(room);
    const consent = { number: NUMBER, roomId: room.id, at: room.openedAt, text: '2026-11-2' };
    await rooms.consent({ ...consent, language: 'da', grants: ['view'] });
  }

  async function end(): Promise<void> {
    rooms.end(room, 'citizen', workplace.server.clock.now);
    await rooms.flush();
  }

  const say = (actor: Actor, topic: unknown, roomId = room.id) =>
    workplace.byCookie(actor, { method: 'PUT', path: `/rooms/${roomId}/topic`, body: { topic } });

  async function receipt() {
    const answer = await workplace.byCookie(auditor, { method: 'GET', path: `/receipts/${NUMBER}` });
    return v.parse(receiptSchema, JSON.parse(answer.text));
  }

  async function entries() {
    const owner = { of: 'municipality', id: workplace.a.names.municipality ?? '' } as const;
    const all = await readEntries(workplace.db, owner, { after: 0, limit: 1000 });
    return all
      .filter(({ roomId }) => roomId === room.id)
      .map(({ what, agentId, details }) => ({ what, agentId, topic: details.topic }));
  }

  const left = async () => {
    const row = workplace.db.selectFrom('past_room').select('topic').where('id', '=', room.id);
    return (await row.executeTakeFirstOrThrow()).topic;
  };

  it('is said while it goes on, and told by all that its end leaves behind', async () => {
    await begin();
    expect(await say(anna, 'andet')).toMatchObject({ status: 204 });
    expect(await say(anna, CARD)).toMatchObject({ status: 204 });
    // Another page of the citizen's, and the relay writes the room anew.
    rooms.save(room);
    expect(await receipt()).toMatchObject({ topic: null, ended: null });
    await end();
    expect(await left()).toBe(CARD);
    expect(await receipt()).toMatchObject({ topic: { slug: CARD, title: 'Kort anden' } });
    expect(await entries()).toEqual([
      { what: 'consented', agentId: anna.agentId },
      { what: 'session-ended', agentId: anna.agentId, topic: CARD },
    ]);
    const { event } = await workplace.db
      .selectFrom('webhook_delivery')
      .select('event')
      .executeTakeFirstOrThrow();
    expect(v.parse(webhookMessageSchema, event).data).toMatchObject({ reason: 'citizen', topic: CARD });
  });

  it('is changed or taken back after its end, which the log tells once each time', async () => {
    await begin();
    await end();
    for (const topic of ['andet', 'andet', CARD, null])
      expect(await say(anna, topic)).toMatchObject({ status: 204 });
    expect((await entries()).slice(1)).toEqual([
      { what: 'session-ended', agentId: anna.agentId },
      { what: 'topic-changed', agentId: anna.agentId, topic: 'andet' },
      { what: 'topic-changed', agentId: anna.agentId, topic: CARD },
      { what: 'topic-changed', agentId: anna.agentId },
    ]);
    expect(await left()).toBeNull();
    await say(anna, 'andet');
    expect(await receipt()).toMatchObject({ topic: { slug: 'andet', title: null } });
  });

  it('is the agent’s own to say, of their own session, and never of one in which they practise', async () => {
    await begin();
    expect(await say(colleague, CARD)).toMatchObject({ status: 404 });
    await end();
    expect(await say(colleague, CARD)).toMatchObject({ status: 404 });
    expect(await say(anna, CARD, randomBytes(16).toString('base64url'))).toMatchObject({ status: 404 });
    expect(await left()).toBeNull();
    room = { ...room, id: randomBytes(16).toString('base64url'), practice: true };
    rooms.save(room);
    await rooms.flush();
    expect(await say(anna, CARD)).toMatchObject({ status: 404 });
    await end();
    expect(await say(anna, CARD)).toMatchObject({ status: 404 });
    expect(await left()).toBeNull();
  });

  it('is from the list and in nobody’s own words', async () => {
    await begin();
    for (const topic of ['Fru Jensens flytning', 'kanarie-kort', 'jensen', 7, undefined]) {
      const answer = await say(anna, topic);
      expect(answer).toMatchObject({ status: 400 });
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'malformed', at: ['topic'] });
    }
    const words = workplace.db.updateTable('room').set({ topic: 'Fru Jensen' }).where('id', '=', room.id);
    await expect(words.execute()).rejects.toThrow(/room_topic_check/);
    await end();
    expect(await left()).toBeNull();
  });

  it('outlives its card: then it is called by the card’s slug', async () => {
    await begin();
    await say(anna, CARD);
    await end();
    const { db, a, server } = workplace;
    const whose = { hotlineId: a.hotlineId, by: null, now: server.clock.now };
    await changeCard(db, whose, { slug: CARD, from: 1, card: null });
    expect(await receipt()).toMatchObject({ topic: { slug: CARD, title: null } });
    expect(await say(anna, null)).toMatchObject({ status: 204 });
    expect(await say(anna, CARD)).toMatchObject({ status: 400 });
  });
});
