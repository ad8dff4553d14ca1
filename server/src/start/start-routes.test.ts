import { readStart } from '@medkig/api/start';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../accounts/access.ts';
import { saveAgent } from '../accounts/agents.ts';
import { insertHotline, joinHotline, saveWeeklyHours } from '../hotline/hotlines.ts';
import { type Served, serveEndpoints } from '../http/served.fixture.ts';
import { saveMunicipality } from '../municipalities/municipalities.ts';
import { saveSite } from '../municipalities/sites.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { serveStart } from './start-routes.ts';

const origin = 'https://www.vestby.example';

describe.each(testDatabases)('on $name', ({ open }) => {
  let database: Database;
  let served: Served;
  beforeAll(async () => {
    database = await open();
    served = await serveEndpoints((serve) => serveStart(serve, database.db));
  });
  afterAll(async () => {
    served.close();
    await database.close();
  });

  const person = (agentId: string, role: Principal['roles'][number]) =>
    served.as({ agentId, name: 'Oda', roles: [role], municipalityId: null, hotlineId: null, scopes: 'all' });

  it('each step is as the rows say', async () => {
    const { db } = database;
    const operator = {
      email: 'oda@medkig.example',
      name: 'Oda',
      shownAs: 'Oda',
      roles: ['operator' as const, 'agent' as const],
      employerMunicipalityId: null,
      passwordHash: null,
    };
    const agentId = await saveAgent(db, operator);
    const start = async () => {
      const answer = await person(agentId, 'operator').ask(readStart, {});
      return answer.ok ? Object.values(answer.value) : answer.reason;
    };
    expect(await start()).toEqual(['to-do', 'to-do', 'to-do', 'to-do', 'to-do']);

    const hotlineId = await insertHotline(db, { name: 'Hotline', timeZone: 'Europe/Copenhagen', hours: [] });
    const municipalityId = await saveMunicipality(db, { name: 'Vestby Kommune', phone: '12 34 56 78' });
    await saveSite(db, { key: 'vestby', municipalityId, origins: [origin] });
    // Who asks does not count as somebody else.
    await saveAgent(db, { ...operator, employerMunicipalityId: municipalityId });
    expect(await start()).toEqual(['begun', 'begun', 'begun', 'to-do', 'to-do']);

    await saveWeeklyHours(db, hotlineId, [{ weekday: 1, opens: 480, closes: 960 }]);
    await joinHotline(db, hotlineId, municipalityId);
    await db
      .insertInto('site_sighting')
      .values({ origin, last_seen_at: new Date(0) })
      .execute();
    expect(await start()).toEqual(['done', 'done', 'done', 'to-do', 'to-do']);

    await saveAgent(db, {
      ...operator,
      email: 'anna@vestby.example',
      roles: ['agent'],
      employerMunicipalityId: municipalityId,
    });
    await db
      .insertInto('consent_receipt')
      .values({
        number: 'K7F3-92QD',
        room_id: 'A'.repeat(22),
        municipality_id: municipalityId,
        agent_id: agentId,
        given_at: new Date(0),
        words: '1',
        language: 'da',
        grants: ['view'],
      })
      .execute();
    expect(await start()).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  it('is for nobody who may not add a hotline', async () => {
    const lead = person('00000000-0000-4000-8000-000000000001', 'lead');
    expect(await lead.ask(readStart, {})).toEqual({ ok: false, reason: 'not-allowed' });
  });
});
