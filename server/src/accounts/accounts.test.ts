import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinHotline, saveHotline } from '../hotline/hotlines.ts';
import { saveMunicipality } from '../municipalities/municipalities.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { findAgent, findPasswordHash, saveAgent } from './agents.ts';
import {
  deleteOldSessions,
  endSession,
  findSession,
  IDLE_MS,
  LONGEST_MS,
  markSeen,
  startSession,
} from './sessions.ts';

const MINUTE = 60_000;
const noon = Date.parse('2026-01-05T12:00:00Z');

/** Each call gives other bytes. */
function countingBytes() {
  let count = 0;
  return (length: number) => new Uint8Array(length).fill(count++);
}

describe.each(testDatabases)('accounts on $name', ({ open }) => {
  let database: Database;
  let hotlineId: string;
  let municipalityId: string;
  let agentId: string;
  const randomBytes = countingBytes();
  const anna = () => ({
    email: 'anna@vestby.example',
    name: 'Anna Holm',
    shownAs: 'Anna',
    employerMunicipalityId: municipalityId,
    passwordHash: 'first hash',
  });

  beforeAll(async () => {
    database = await open();
    const { db } = database;
    hotlineId = await saveHotline(db, { name: 'Den Digitale Hotline', timeZone: 'Europe/Copenhagen' });
    municipalityId = await saveMunicipality(db, { name: 'Vestby Kommune', phone: '12 34 56 78' });
    await joinHotline(db, hotlineId, municipalityId);
    await saveAgent(db, anna());
    agentId = (await findPasswordHash(db, 'anna@vestby.example'))?.agentId ?? '';
  });
  afterAll(() => database.close());

  describe('an agent', () => {
    it('is found with employer and hotline', async () => {
      expect(await findAgent(database.db, agentId)).toEqual({
        id: agentId,
        name: 'Anna Holm',
        shownAs: 'Anna',
        roles: ['agent'],
        employer: { id: municipalityId, name: 'Vestby Kommune' },
        hotlineId,
      });
    });

    it('has one e-mail, whatever its case, and keeps its id when saved again', async () => {
      await saveAgent(database.db, { ...anna(), email: 'ANNA@vestby.example', passwordHash: 'second hash' });
      expect(await findPasswordHash(database.db, 'Anna@Vestby.Example')).toEqual({
        agentId,
        passwordHash: 'second hash',
      });
    });

    it('is not found by an e-mail that only looks like it', async () => {
      for (const email of ['anna@vestby.exampl', 'anna@vestby_example', '%', '']) {
        expect(await findPasswordHash(database.db, email)).toBeUndefined();
      }
    });

    it('may work for a municipality that takes part in no hotline, or for the service itself', async () => {
      const { db } = database;
      const lonely = await saveMunicipality(db, { name: 'Nordby Kommune', phone: '87 65 43 21' });
      const bo = { ...anna(), email: 'bo@nordby.example', employerMunicipalityId: lonely };
      expect(await findAgent(db, await saveAgent(db, bo))).toMatchObject({
        employer: { name: 'Nordby Kommune' },
        hotlineId: null,
      });
      const drift = { ...anna(), email: 'drift@medkig.example', employerMunicipalityId: null };
      expect(await findAgent(db, await saveAgent(db, { ...drift, roles: ['operator'] }))).toMatchObject({
        roles: ['operator'],
        employer: null,
        hotlineId: null,
      });
    });

    it('who has been invited and has chosen no password cannot sign in by one', async () => {
      await saveAgent(database.db, { ...anna(), email: 'ny@vestby.example', passwordHash: null });
      expect(await findPasswordHash(database.db, 'ny@vestby.example')).toBeUndefined();
    });

    it('who is disabled cannot sign in, nor be found', async () => {
      const { db } = database;
      const id = await saveAgent(db, { ...anna(), email: 'ude@vestby.example' });
      await db
        .updateTable('agent')
        .set({ disabled_at: new Date(noon) })
        .where('id', '=', id)
        .execute();
      expect(await findPasswordHash(db, 'ude@vestby.example')).toBeUndefined();
      expect(await findAgent(db, id)).toBeUndefined();
    });
  });

  describe('a session', () => {
    const start = (now: number) => startSession(database.db, agentId, { now, randomBytes });

    it('is found by its token, which no row holds', async () => {
      const { token, sessionId } = await start(noon);
      expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(await findSession(database.db, token, noon)).toEqual({ sessionId, agentId, mustSetUp: false });
      const rows = await database.db.selectFrom('agent_session').selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(token);
    });

    it('is over when it was not seen for half an hour, to the millisecond', async () => {
      const { token } = await start(noon);
      expect(await findSession(database.db, token, noon + IDLE_MS)).toBeUndefined();
      expect(await findSession(database.db, token, noon + IDLE_MS - 1)).toBeDefined();
      expect(await findSession(database.db, token, noon + 2 * IDLE_MS - 2)).toBeDefined();
    });

    it('is over after twelve hours', async () => {
      const { token } = await start(noon);
      for (let now = noon; now < noon + LONGEST_MS; now += 20 * MINUTE) {
        expect(await findSession(database.db, token, now)).toBeDefined();
      }
      expect(await findSession(database.db, token, noon + LONGEST_MS)).toBeUndefined();
    });

    it('ends once, and only the one that was meant', async () => {
      const [one, other] = [await start(noon), await start(noon)];
      expect((await endSession(database.db, one.token))?.sessionId).toBe(one.sessionId);
      expect(await endSession(database.db, one.token)).toBeUndefined();
      expect(await findSession(database.db, one.token, noon)).toBeUndefined();
      expect(await findSession(database.db, other.token, noon)).toBeDefined();
    });

    it('of an agent who is seen at work does not grow idle', async () => {
      const { token, sessionId } = await start(noon);
      await markSeen(database.db, sessionId, noon + IDLE_MS - 1);
      expect(await findSession(database.db, token, noon + IDLE_MS)).toBeDefined();
    });

    it('that was idle too long is not woken by being seen', async () => {
      const { token, sessionId } = await start(noon);
      await markSeen(database.db, sessionId, noon + IDLE_MS);
      expect(await findSession(database.db, token, noon + IDLE_MS)).toBeUndefined();
    });

    it('is deleted when it is over, not before', async () => {
      const { token } = await start(noon);
      const old = await start(noon - IDLE_MS);
      await deleteOldSessions(database.db, noon);
      const ids = await database.db.selectFrom('agent_session').select('id').execute();
      expect(ids).not.toContainEqual({ id: old.sessionId });
      expect(await findSession(database.db, token, noon)).toBeDefined();
    });
  });
});
