import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPasswordHash } from '../accounts/agents.ts';
import { verifyPassword } from '../accounts/password.ts';
import { houseCards } from '../guide-cards/house-cards.ts';
import { findSite } from '../municipalities/sites.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { seedDemo } from './seed.ts';

const seed = {
  origins: { vestby: ['http://127.0.0.1:4001'], nordby: ['http://127.0.0.1:4002'] },
  agent: { email: 'anna@vestby.example', password: 'hest-batteri' },
  now: Date.parse('2026-01-05T12:00:00Z'),
};

describe.each(testDatabases)('the demo on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await seedDemo(database.db, seed);
  });
  afterAll(() => database.close());

  const counts = async () => {
    const tables = [
      'municipality',
      'site',
      'policy',
      'phone_number',
      'hotline',
      'weekly_hours',
      'agent',
      'guide_card',
    ] as const;
    const rows = tables.map((table) => database.db.selectFrom(table).selectAll().execute());
    return (await Promise.all(rows)).map((found, index) => [tables[index], found.length]);
  };

  it('has two municipalities, one hotline with a whole week of hours, and one agent', async () => {
    expect(await counts()).toEqual([
      ['municipality', 2],
      ['site', 2],
      ['policy', 2],
      ['phone_number', 2],
      ['hotline', 1],
      ['weekly_hours', 7],
      ['agent', 1],
      ['guide_card', houseCards.length],
    ]);
  });

  it('has both municipalities in the same hotline, the agent employed by the first', async () => {
    const [vestby, nordby] = await Promise.all([
      findSite(database.db, 'vestby'),
      findSite(database.db, 'nordby'),
    ]);
    expect([vestby?.municipality, nordby?.municipality]).toEqual(['Vestby Kommune', 'Nordby Kommune']);
    expect(nordby?.hotlineId).toBe(vestby?.hotlineId);
    expect(nordby?.phone).not.toBe(vestby?.phone);
    const employer = await database.db
      .selectFrom('agent')
      .innerJoin('municipality', 'municipality.id', 'agent.employer_municipality_id')
      .select('municipality.name')
      .executeTakeFirst();
    expect(employer?.name).toBe('Vestby Kommune');
  });

  it('answers at the hours it is given, every day', async () => {
    const hours = { opens: 480, closes: 1230 };
    await seedDemo(database.db, { ...seed, hours });
    const rows = await database.db
      .selectFrom('weekly_hours')
      .select(['weekday', 'opens', 'closes'])
      .execute();
    expect(rows.toSorted((a, b) => a.weekday - b.weekday)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...hours })),
    );
  });

  it('adds nothing at the next start, and takes its new origins and password', async () => {
    const before = await counts();
    const agent = { ...seed.agent, password: 'ny-kode' };
    const origins = { vestby: ['http://127.0.0.1:5001'], nordby: ['http://127.0.0.1:5002'] };
    await seedDemo(database.db, { origins, agent, now: seed.now + 1000 });
    expect(await counts()).toEqual(before);
    expect((await findSite(database.db, 'vestby'))?.origins).toEqual(origins.vestby);
    expect((await findSite(database.db, 'nordby'))?.origins).toEqual(origins.nordby);
    const stored = await findPasswordHash(database.db, agent.email);
    expect(await verifyPassword('ny-kode', stored?.passwordHash ?? '')).toBe(true);
  });
});
