import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { saveMunicipality } from './municipalities.ts';
import { createSightings, type Sightings } from './sightings.ts';
import { saveSite } from './sites.ts';

const monday = Date.parse('2026-01-05T12:00:00+01:00');
const www = 'https://www.vestby.example';
const self = 'https://selvbetjening.vestby.example';

describe.each(testDatabases)('where the tag was seen, on $name', ({ open }) => {
  let database: Database;
  let vestby: string;
  let now: number;
  let sightings: Sightings;
  const bug = vi.fn();
  beforeAll(async () => {
    database = await open();
    vestby = await saveMunicipality(database.db, { name: 'Vestby Kommune', phone: '12 34 56 78' });
  });
  beforeEach(async () => {
    now = monday;
    await database.db.deleteFrom('site_sighting').execute();
    await give([www]);
    sightings = createSightings({ db: database.db, log: { bug }, now: () => now });
  });
  afterAll(() => database.close());

  const give = (origins: string[]) =>
    saveSite(database.db, { key: 'vestby', municipalityId: vestby, origins });

  async function see(...origins: string[]): Promise<void> {
    for (const origin of origins) sightings.saw(origin);
    await sightings.flush();
  }

  async function kept(): Promise<(string | number)[][]> {
    const rows = await database.db.selectFrom('site_sighting').selectAll().orderBy('origin').execute();
    return rows.map((row) => [row.origin, row.last_seen_at.getTime() - monday]);
  }

  it('is kept for the origins of sites, with the time and nothing else', async () => {
    await see(www, 'https://evil.example', 'null', 'x'.repeat(9000));
    expect(await kept()).toEqual([[www, 0]]);
    expect(bug).not.toHaveBeenCalled();
  });

  it('is written down once a minute at most', async () => {
    await see(www);
    now += 59_999;
    await see(www, www);
    expect(await kept()).toEqual([[www, 0]]);
    now += 1;
    await see(www);
    expect(await kept()).toEqual([[www, 60_000]]);
  });

  it('is known of an origin that was registered a moment ago', async () => {
    await see(self);
    await give([www, self]);
    now += 5000;
    await see(self);
    expect(await kept()).toEqual([[self, 5000]]);
  });

  it('is written no more once the origin is no site’s', async () => {
    await see(www);
    await give([self]);
    now += 60_000;
    await see(www);
    expect(await kept()).toEqual([[www, 0]]);
  });

  it('costs a flood of strange origins one question in five seconds', async () => {
    const asked = vi.spyOn(database.db, 'selectFrom');
    for (let at = 0; at < 2000; at += 1) {
      sightings.saw(`https://flood-${at}.example`);
      if (at % 500 === 0) await sightings.flush();
    }
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
    await see(www);
    expect(await kept()).toEqual([[www, 0]]);
  });
});
