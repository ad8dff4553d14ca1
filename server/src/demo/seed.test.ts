import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPasswordHash } from '../accounts/agents.ts';
import { verifyPassword } from '../accounts/password.ts';
import { findSite } from '../municipalities/sites.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { seedDemo } from './seed.ts';

const seed = {
  origins: ['http://127.0.0.1:4001'],
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
    ] as const;
    const rows = tables.map((table) => database.db.selectFrom(table).selectAll().execute());
    return (await Promise.all(rows)).map((found, index) => [tables[index], found.length]);
  };

  it('has one of everything and a whole week of hours', async () => {
    expect(await counts()).toEqual([
      ['municipality', 1],
      ['site', 1],
      ['policy', 1],
      ['phone_number', 1],
      ['hotline', 1],
      ['weekly_hours', 7],
      ['agent', 1],
    ]);
  });

  it('adds nothing at the next start, and takes its new origins and password', async () => {
    const before = await counts();
    const agent = { ...seed.agent, password: 'ny-kode' };
    await seedDemo(database.db, { origins: ['http://127.0.0.1:5001'], agent, now: seed.now + 1000 });
    expect(await counts()).toEqual(before);
    expect((await findSite(database.db, 'vestby'))?.origins).toEqual(['http://127.0.0.1:5001']);
    const stored = await findPasswordHash(database.db, agent.email);
    expect(await verifyPassword('ny-kode', stored?.passwordHash ?? '')).toBe(true);
  });
});
