import { addHotline, changeHotline, type HotlineDetails, listHotlines } from '@medkig/api/hotline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Principal } from '../accounts/access.ts';
import { type Served, serveEndpoints } from '../http/served.fixture.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { serveHotlines } from './hotline-routes.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');
const north: HotlineDetails = {
  name: 'Nord',
  timeZone: 'Europe/Copenhagen',
  hours: [{ weekday: 1, opens: 480, closes: 960 }],
};
let database: Database;
let served: Served;
beforeAll(async () => {
  database = await openDatabase({ kind: 'memory' });
  served = await serveEndpoints((serve) => serveHotlines(serve, { db: database.db, now: () => noon }));
});
afterAll(async () => {
  served.close();
  await database.close();
});

const person = (role: Principal['roles'][number], hotlineId: string | null) =>
  served.as({
    agentId: '00000000-0000-4000-8000-000000000001',
    name: 'Anna',
    roles: [role],
    municipalityId: null,
    hotlineId,
    scopes: 'all',
  });

it('a lead sees and changes the own hotline, and no other one is there for them', async () => {
  const operator = person('operator', null);
  const added = await operator.ask(addHotline, { body: north });
  const other = await operator.ask(addHotline, { body: { ...north, name: 'Syd' } });
  if (!added.ok || !other.ok) throw new Error('not added');
  const lead = person('lead', added.value.id);

  expect(await lead.ask(listHotlines, { query: {} })).toEqual({
    ok: true,
    value: { items: [added.value], next: null },
  });
  const body = { ...north, hours: [...north.hours, { weekday: 7, opens: 0, closes: 1440 }] };
  expect(await lead.ask(changeHotline, { params: { hotline: added.value.id }, body })).toEqual({
    ok: true,
    value: { id: added.value.id, ...body },
  });
  expect(await lead.ask(changeHotline, { params: { hotline: other.value.id }, body })).toEqual({
    ok: false,
    reason: 'not-found',
  });
  expect(await lead.ask(addHotline, { body: { ...north, name: 'Øst' } })).toEqual({
    ok: false,
    reason: 'not-allowed',
  });
  expect(
    await lead.ask(changeHotline, { params: { hotline: added.value.id }, body: { ...body, name: 'Syd' } }),
  ).toEqual({ ok: false, reason: 'taken' });
  const items = [
    { id: added.value.id, ...body },
    { id: other.value.id, ...north, name: 'Syd' },
  ];
  expect(await operator.ask(listHotlines, { query: {} })).toEqual({ ok: true, value: { items, next: null } });
  const { id: first } = added.value;
  expect(await operator.ask(listHotlines, { query: { limit: '1' } })).toEqual({
    ok: true,
    value: { items: items.slice(0, 1), next: first },
  });
  expect(await operator.ask(listHotlines, { query: { after: first } })).toEqual({
    ok: true,
    value: { items: items.slice(1), next: null },
  });
  expect(await operator.ask(listHotlines, { query: { search: 'SYD' } })).toEqual({
    ok: true,
    value: { items: items.slice(1), next: null },
  });
  // Where another one's hotline stands among one's own is not told.
  expect(await lead.ask(listHotlines, { query: { after: other.value.id } })).toEqual({
    ok: false,
    reason: 'malformed',
    at: ['after'],
  });
});
