import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findHotline, joinHotline, saveHotline, saveWeeklyHours } from '../hotline/hotlines.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { saveMunicipality } from './municipalities.ts';
import { findSite, isKnownOrigin, saveSite, servedElsewhere, sitesOfHotline } from './sites.ts';

const monday = Date.parse('2026-01-05T12:00:00+01:00');

describe.each(testDatabases)('municipalities on $name', ({ open }) => {
  let database: Database;
  let hotlineId: string;
  let vestby: string;
  beforeAll(async () => {
    database = await open();
    const { db } = database;
    hotlineId = await saveHotline(db, { name: 'Den Digitale Hotline', timeZone: 'Europe/Copenhagen' });
    vestby = await saveMunicipality(db, { name: 'Vestby Kommune', phone: '12 34 56 78' });
    await joinHotline(db, hotlineId, vestby);
    await saveSite(db, {
      key: 'vestby',
      municipalityId: vestby,
      origins: ['https://vestby.example', 'http://127.0.0.1:4001'],
    });
  });
  afterAll(() => database.close());

  describe('a site', () => {
    it('is found by its key, with whom to call and who answers', async () => {
      expect(await findSite(database.db, 'vestby')).toEqual({
        key: 'vestby',
        municipality: 'Vestby Kommune',
        phone: '12 34 56 78',
        origins: ['https://vestby.example', 'http://127.0.0.1:4001'],
        hotlineId,
        municipalityId: vestby,
        languages: ['da', 'en'],
        look: {},
      });
      expect(await findSite(database.db, 'Vestby')).toBeUndefined();
    });

    it('takes its new origins in place of the old ones', async () => {
      const save = (origins: string[]) =>
        saveSite(database.db, { key: 'vestby-test', municipalityId: vestby, origins });
      await save(['https://old.example']);
      await save(['https://new.example']);
      expect(await isKnownOrigin(database.db, 'https://old.example')).toBe(false);
      expect(await isKnownOrigin(database.db, 'https://new.example')).toBe(true);
      await database.db.deleteFrom('site').where('key', '=', 'vestby-test').execute();
    });

    it('makes exactly its own origins known', async () => {
      const known = (origin: string) => isKnownOrigin(database.db, origin);
      expect(await known('http://127.0.0.1:4001')).toBe(true);
      for (const other of [
        'http://127.0.0.1:4002',
        'https://vestby.example.evil.example',
        '',
        'null',
        '{}',
        "'",
      ]) {
        expect(await known(other)).toBe(false);
      }
    });

    it('must have a key that fits in an embed tag', async () => {
      const save = saveSite(database.db, { key: 'Vestby Kommune', municipalityId: vestby, origins: [] });
      await expect(save).rejects.toThrow(/site_key_shape/);
    });

    it('is listed under the hotline that answers for it, and under no other', async () => {
      const other = await saveHotline(database.db, { name: 'Aftenhotline', timeZone: 'Europe/Copenhagen' });
      const sites = [
        {
          site: 'vestby',
          municipalityId: vestby,
          name: 'Vestby Kommune',
          origins: ['https://vestby.example', 'http://127.0.0.1:4001'],
        },
      ];
      expect(await sitesOfHotline(database.db, hotlineId)).toEqual(sites);
      expect(await sitesOfHotline(database.db, other)).toEqual([]);
      await joinHotline(database.db, other, vestby);
      expect(await sitesOfHotline(database.db, hotlineId)).toEqual([]);
      expect(await sitesOfHotline(database.db, other)).toEqual(sites);
      const here = { site: 'vestby', hotlineId: other };
      const gone = [
        { site: 'vestby', hotlineId },
        { site: 'ingen', hotlineId: other },
      ];
      expect(await servedElsewhere(database.db, [here, ...gone])).toEqual(gone);
      await joinHotline(database.db, hotlineId, vestby);
    });

    it('is not served while no hotline answers for it', async () => {
      const lonely = await saveMunicipality(database.db, { name: 'Nordby Kommune', phone: '87 65 43 21' });
      await saveSite(database.db, { key: 'nordby', municipalityId: lonely, origins: [] });
      expect(await findSite(database.db, 'nordby')).toBeUndefined();
    });
  });

  it('saves a municipality again under the same id, with the new phone number', async () => {
    const again = await saveMunicipality(database.db, { name: 'Vestby Kommune', phone: '70 10 18 81' });
    expect(again).toBe(vestby);
    expect((await findSite(database.db, 'vestby'))?.phone).toBe('70 10 18 81');
    await saveMunicipality(database.db, { name: 'Vestby Kommune', phone: '12 34 56 78' });
  });

  describe('a hotline', () => {
    it('answers by its weekly hours, which are replaced as a whole', async () => {
      await saveWeeklyHours(database.db, hotlineId, [
        { weekday: 1, opens: 8 * 60, closes: 20 * 60 },
        { weekday: 2, opens: 8 * 60, closes: 20 * 60 },
      ]);
      await saveWeeklyHours(database.db, hotlineId, [{ weekday: 1, opens: 10 * 60, closes: 15 * 60 }]);
      expect(await findHotline(database.db, hotlineId, monday)).toEqual({
        id: hotlineId,
        name: 'Den Digitale Hotline',
        opening: { open: true, until: '15.00', changesAt: Date.parse('2026-01-05T15:00:00+01:00') },
      });
      await saveWeeklyHours(database.db, hotlineId, []);
      expect((await findHotline(database.db, hotlineId, monday))?.opening).toEqual({
        open: false,
        next: null,
        changesAt: null,
      });
    });

    it.each([
      { weekday: 0, opens: 0, closes: 60 },
      { weekday: 8, opens: 0, closes: 60 },
      { weekday: 1, opens: 60, closes: 60 },
      { weekday: 1, opens: 0, closes: 1441 },
    ])('refuses hours that no week has, and keeps what it had: %o', async (hours) => {
      const kept = { weekday: 1, opens: 10 * 60, closes: 15 * 60 };
      await saveWeeklyHours(database.db, hotlineId, [kept]);
      await expect(saveWeeklyHours(database.db, hotlineId, [hours])).rejects.toThrow(/weekly_hours_/);
      expect((await findHotline(database.db, hotlineId, monday))?.opening).toMatchObject({
        open: true,
        until: '15.00',
      });
    });
  });
});
