import { type Rules, strictestRules } from '@medkig/api/policy';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPasswordHash, saveAgent } from '../accounts/agents.ts';
import { joinHotline, saveHotline } from '../hotline/hotlines.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { saveMunicipality } from './municipalities.ts';
import { addPolicy, policyAt, policyHistory } from './policies.ts';

const monday = Date.parse('2026-01-05T12:00:00+01:00');

describe.each(testDatabases)('policies on $name', ({ open }) => {
  let database: Database;
  let vestby: string;
  let nordby: string;
  let agentId: string;
  beforeAll(async () => {
    database = await open();
    const { db } = database;
    vestby = await saveMunicipality(db, { name: 'Vestby Kommune', phone: '12 34 56 78' });
    nordby = await saveMunicipality(db, { name: 'Nordby Kommune', phone: '87 65 43 21' });
    await joinHotline(db, await saveHotline(db, { name: 'Hotline', timeZone: 'Europe/Copenhagen' }), vestby);
    const agent = { email: 'anna@vestby.example', name: 'Anna Holm', shownAs: 'Anna', passwordHash: '' };
    await saveAgent(db, { ...agent, employerMunicipalityId: vestby });
    agentId = (await findPasswordHash(db, agent.email))?.agentId ?? '';
  });
  beforeEach(() => database.db.deleteFrom('policy').execute());
  afterAll(() => database.close());

  const rules = (changes: Partial<Rules>): Rules => ({ ...strictestRules, ...changes });
  const add = (changes: Partial<Rules>, validFrom: number, by: string | null = null) =>
    addPolicy(database.db, vestby, { rules: rules(changes), validFrom, by, at: monday });

  it('hide the most where nothing was decided', async () => {
    expect(await policyAt(database.db, vestby, monday)).toEqual({ version: 0, rules: strictestRules });
  });

  it('are in force from their moment until the next, each municipality its own', async () => {
    await add({ mask: ['.sag'] }, monday);
    await add({ mask: ['.sag', '.navn'] }, monday + 1000);
    const maskAt = async (now: number) => (await policyAt(database.db, vestby, now)).rules.mask;
    expect(await maskAt(monday - 1)).toEqual([]);
    expect(await maskAt(monday)).toEqual(['.sag']);
    expect(await maskAt(monday + 999)).toEqual(['.sag']);
    expect(await maskAt(monday + 1000)).toEqual(['.sag', '.navn']);
    expect((await policyAt(database.db, nordby, monday + 1000)).version).toBe(0);
  });

  it('may be planned: what is changed meanwhile holds until then', async () => {
    expect(await add({ never: ['/betaling'] }, monday + 5000)).toBe(1);
    expect(await add({ never: ['/min-side'] }, monday)).toBe(2);
    expect((await policyAt(database.db, vestby, monday)).version).toBe(2);
    expect((await policyAt(database.db, vestby, monday + 5000)).version).toBe(1);
  });

  it('have a history that tells what, who and when', async () => {
    await add({ phones: false }, monday);
    await add({ phones: true }, monday + 1000, agentId);
    expect(await policyHistory(database.db, vestby)).toEqual([
      {
        version: 2,
        rules: rules({ phones: true }),
        validFrom: monday + 1000,
        changedBy: 'Anna Holm',
        changedAt: monday,
      },
      { version: 1, rules: rules({ phones: false }), validFrom: monday, changedBy: null, changedAt: monday },
    ]);
    expect(await policyHistory(database.db, nordby)).toEqual([]);
  });

  it('say whether the browsers may meet, where that was decided', async () => {
    await add({ peer: 'off' }, monday);
    expect((await policyAt(database.db, vestby, monday)).rules.peer).toBe('off');
    await add({}, monday + 1000);
    expect((await policyAt(database.db, vestby, monday + 1000)).rules.peer).toBeUndefined();
  });

  it('are never overwritten', async () => {
    await add({ mask: ['.sag'] }, monday);
    await expect(add({ mask: [] }, monday)).rejects.toThrow(/policy_key/);
    expect((await policyAt(database.db, vestby, monday)).rules.mask).toEqual(['.sag']);
  });

  it('that are none are not written', async () => {
    await expect(add({ show: ['*'] }, monday)).rejects.toThrow();
    expect((await policyAt(database.db, vestby, monday)).version).toBe(0);
  });

  it.each(['{"grants":["view"]}', '{}', '[]', 'null', JSON.stringify({ ...strictestRules, show: ['*'] })])(
    'that are stored as %s are an error, not a guess',
    async (stored) => {
      await database.db
        .insertInto('policy')
        .values({
          municipality_id: vestby,
          version: 1,
          valid_from: new Date(monday),
          rules: stored,
          changed_by: null,
          changed_at: new Date(monday),
        })
        .execute();
      await expect(policyAt(database.db, vestby, monday)).rejects.toThrow();
    },
  );
});
