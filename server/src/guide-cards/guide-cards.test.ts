import type { GuideCard } from '@medkig/api/guide-card';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPasswordHash, saveAgent } from '../accounts/agents.ts';
import { joinHotline, saveHotline } from '../hotline/hotlines.ts';
import { saveMunicipality } from '../municipalities/municipalities.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { addCard, changeCard, listCards, MOST_CARDS, seedCards } from './guide-cards.ts';

const monday = Date.parse('2026-01-05T12:00:00+01:00');

const card = (slug: string, title: string): GuideCard => ({
  slug,
  title,
  kind: 'form',
  ready: '',
  steps: [{ say: 'Hej.', path: null, target: null }],
  mistakes: '',
  refer: '',
});

describe.each(testDatabases)('guide cards on $name', ({ open }) => {
  let database: Database;
  let vest: string;
  let nord: string;
  let anna: string;
  beforeAll(async () => {
    database = await open();
    const { db } = database;
    vest = await saveHotline(db, { name: 'Hotline Vest', timeZone: 'Europe/Copenhagen' });
    nord = await saveHotline(db, { name: 'Hotline Nord', timeZone: 'Europe/Copenhagen' });
    const vestby = await saveMunicipality(db, { name: 'Vestby Kommune', phone: '12 34 56 78' });
    await joinHotline(db, vest, vestby);
    const agent = { email: 'anna@vestby.example', name: 'Anna Holm', shownAs: 'Anna', passwordHash: '' };
    await saveAgent(db, { ...agent, employerMunicipalityId: vestby });
    anna = (await findPasswordHash(db, agent.email))?.agentId ?? '';
  });
  beforeEach(() => database.db.deleteFrom('guide_card').execute());
  afterAll(() => database.close());

  const inVest = () => ({ hotlineId: vest, by: anna, now: monday });
  const inNord = () => ({ hotlineId: nord, by: null, now: monday });
  const titles = async (hotlineId: string) =>
    (await listCards(database.db, hotlineId)).cards.map(({ title }) => title);

  it('stand by title, as Danish does', async () => {
    for (const title of ['Ændring', 'Bolig', 'Åben skole', 'Adresse'])
      await addCard(database.db, inVest(), card(`kort-${title.charCodeAt(0)}-${title.length}`, title));
    expect(await titles(vest)).toEqual(['Adresse', 'Bolig', 'Ændring', 'Åben skole']);
  });

  it('of one hotline are never seen, changed or deleted from another', async () => {
    const { db } = database;
    await addCard(db, inVest(), card('flytning', 'Vest'));
    await addCard(db, inNord(), card('flytning', 'Nord'));
    await addCard(db, inVest(), card('kun-vest', 'Kun i vest'));
    expect(await titles(vest)).toEqual(['Kun i vest', 'Vest']);
    expect(await titles(nord)).toEqual(['Nord']);

    const change = { slug: 'flytning', from: 1 };
    await changeCard(db, inVest(), { ...change, card: card('flytning', 'Vest igen') });
    expect(await changeCard(db, inNord(), { ...change, card: null })).toEqual({ ok: true, version: 2 });
    expect(await titles(vest)).toEqual(['Kun i vest', 'Vest igen']);
    expect(await titles(nord)).toEqual([]);
    const stolen = { slug: 'kun-vest', from: 1, card: null };
    expect(await changeCard(db, inNord(), stolen)).toEqual({ ok: false, reason: 'changed' });
    expect(await titles(vest)).toEqual(['Kun i vest', 'Vest igen']);
  });

  it('are saved by one of two who save the same version at once', async () => {
    await addCard(database.db, inVest(), card('flytning', 'Flytning'));
    const saves = ['Den ene', 'Den anden'].map((title) =>
      changeCard(database.db, inVest(), { slug: 'flytning', from: 1, card: card('flytning', title) }),
    );
    const results = await Promise.all(saves);
    expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, version: 2 }]);
  });

  it('are no more than a hotline can read', async () => {
    const many = Array.from({ length: MOST_CARDS }, (_, n) => card(`kort-${n}`, `Kort ${n}`));
    await seedCards(database.db, inVest(), many);
    expect(await addCard(database.db, inVest(), card('et-til', 'Et til'))).toEqual({
      ok: false,
      reason: 'full',
    });
    expect(await addCard(database.db, inNord(), card('et-til', 'Et til'))).toEqual({ ok: true, version: 1 });
    await changeCard(database.db, inVest(), { slug: 'kort-0', from: 1, card: null });
    expect(await addCard(database.db, inVest(), card('et-til', 'Et til'))).toEqual({ ok: true, version: 1 });
  });

  it('that a hotline begins with are written once: neither an edit nor a deletion is undone', async () => {
    const { db } = database;
    const first = [card('a', 'A'), card('b', 'B'), card('c', 'C')];
    await seedCards(db, inVest(), first.slice(0, 2));
    await changeCard(db, inVest(), { slug: 'a', from: 1, card: card('a', 'A, rettet') });
    await changeCard(db, inVest(), { slug: 'b', from: 1, card: null });
    await seedCards(db, inVest(), first);
    expect(await titles(vest)).toEqual(['A, rettet', 'C']);
    await seedCards(db, inVest(), []);
  });

  it.each(['{}', '[]', JSON.stringify({ ...card('x', 'X'), steps: [] })])(
    'that are stored as %s are left out, and the others are not',
    async (stored) => {
      await addCard(database.db, inVest(), card('flytning', 'Flytning'));
      await database.db
        .insertInto('guide_card')
        .values({
          hotline_id: vest,
          slug: 'x',
          card: stored,
          version: 1,
          changed_by: null,
          changed_at: new Date(monday),
        })
        .execute();
      expect((await listCards(database.db, vest)).unreadable).toBe(1);
      expect(await titles(vest)).toEqual(['Flytning']);
    },
  );
});
