import { createClient } from '@medkig/api/client';
import { addHotline, changeHotline, listHotlines } from '@medkig/api/hotline';
import {
  addMunicipality,
  changeMunicipality,
  deleteSite,
  listMunicipalities,
  listOfficialMunicipalities,
  listPolicies,
  type MunicipalityDetails,
  readMunicipality,
  writePolicy,
  writeSite,
} from '@medkig/api/municipality';
import { strictestRules } from '@medkig/api/policy';
import { readSession } from '@medkig/api/session';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, startTestApp, type TestApp } from '../http/test-app.ts';

let server: TestApp;
let ask: ReturnType<typeof createClient>['ask'];
beforeAll(async () => {
  server = await startTestApp();
  const Cookie = await signIn(server);
  const asOperator: typeof fetch = (address, request) =>
    fetch(address, {
      ...request,
      headers: { ...Object(request?.headers), Cookie, Origin: server.console },
    });
  ask = createClient({ fetch: asOperator, origin: server.console }).ask;
});
afterAll(() => server.close());

const details: MunicipalityDetails = {
  name: 'Sønderby Kommune',
  code: '0540',
  phone: '11 22 33 44',
  agentDisplay: 'initials',
  languages: ['da'],
  colour: '#145a3a',
  logo: null,
  greeting: { da: 'Velkommen.', en: null },
};

async function added(name: string) {
  const answer = await ask(addMunicipality, { body: { ...details, name, code: null, hotlineId: null } });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
}

describe('a municipality', () => {
  it('is added, found among the others, and changed', async () => {
    const hotlines = await ask(listHotlines, { query: {} });
    const hotlineId = hotlines.ok ? (hotlines.value.items[0]?.id ?? null) : null;
    const answer = await ask(addMunicipality, { body: { ...details, hotlineId } });
    expect(answer).toMatchObject({
      ok: true,
      value: { ...details, hotlineId, sites: [], policy: { version: 0, rules: strictestRules } },
    });
    const id = answer.ok ? answer.value.id : '';
    const params = { municipality: id };
    const body = { ...details, phone: '+45 11 22 33 45' };
    expect(await ask(changeMunicipality, { params, body })).toMatchObject({ ok: true, value: body });
    expect(await ask(readMunicipality, { params })).toMatchObject({ ok: true, value: { id, ...body } });
    const all = await ask(listMunicipalities, { query: {} });
    expect(all.ok && all.value.items.map(({ name }) => name)).toEqual([
      'Nordby Kommune',
      'Sønderby Kommune',
      'Vestby Kommune',
    ]);
    const namesOf = async (query: { limit?: string; after?: string; search?: string }) => {
      const page = await ask(listMunicipalities, { query });
      return page.ok ? [page.value.items.map(({ name }) => name), page.value.next] : page.reason;
    };
    expect(await namesOf({ limit: '2' })).toEqual([['Nordby Kommune', 'Sønderby Kommune'], id]);
    expect(await namesOf({ limit: '2', after: id })).toEqual([['Vestby Kommune'], null]);
    expect(await namesOf({ search: 'SØNDER 0540' })).toEqual([['Sønderby Kommune'], null]);
    expect(await namesOf({ after: hotlineId ?? '' })).toBe('malformed');
  });

  it('has a name and a number of its own', async () => {
    const body = { ...details, name: 'Vestby Kommune', code: null, hotlineId: null };
    expect(await ask(addMunicipality, { body })).toEqual({ ok: false, reason: 'taken' });
    const again = { ...details, name: 'En anden', hotlineId: null };
    expect(await ask(addMunicipality, { body: again })).toEqual({ ok: false, reason: 'taken' });
  });

  it('is refused with the places that are wrong', async () => {
    const body = { ...details, phone: 'ring', colour: 'grøn', hotlineId: null };
    expect(await ask(addMunicipality, { body })).toEqual({
      ok: false,
      reason: 'malformed',
      at: ['phone', 'colour'],
    });
  });

  it('that is not there is not found, whatever its id looks like', async () => {
    for (const municipality of ['00000000-0000-4000-8000-000000000000', 'x', "'; drop table site"])
      expect(await ask(readMunicipality, { params: { municipality } })).toEqual({
        ok: false,
        reason: 'not-found',
      });
  });

  it('calls its agents by first name or initials, from then on', async () => {
    const all = await ask(listMunicipalities, { query: {} });
    const vestby = all.ok ? all.value.items.find(({ name }) => name === 'Vestby Kommune') : undefined;
    if (!vestby) throw new Error('no Vestby');
    const { id, hotlineId: _, sites: __, policy: ___, ...body } = vestby;
    const params = { municipality: id };
    await ask(changeMunicipality, { params, body: { ...body, agentDisplay: 'initials' } });
    expect(await ask(readSession, {})).toMatchObject({ ok: true, value: { agent: { shownAs: 'A.H.' } } });
  });
});

describe('a site', () => {
  it('is written, changed and taken away', async () => {
    const { id } = await added('Site Kommune');
    const params = { municipality: id, site: 'site' };
    const origins = ['https://www.site.example', 'https://selvbetjening.site.example'];
    const unseen = origins.map((origin) => ({ origin, lastSeenAt: null }));
    expect(await ask(writeSite, { params, body: { origins } })).toMatchObject({
      ok: true,
      value: { sites: [{ key: 'site', origins: unseen }] },
    });
    expect(await ask(deleteSite, { params })).toEqual({ ok: true, value: undefined });
    expect(await ask(deleteSite, { params })).toEqual({ ok: false, reason: 'not-found' });
  });

  it('of another municipality keeps its key', async () => {
    const { id } = await added('Nabo Kommune');
    const params = { municipality: id, site: 'vestby' };
    const body = { origins: ['https://nabo.example'] };
    expect(await ask(writeSite, { params, body })).toEqual({ ok: false, reason: 'taken' });
    expect(await ask(deleteSite, { params })).toEqual({ ok: false, reason: 'not-found' });
  });

  it.each([
    'http://www.site.example',
    'https://www.site.example/',
    'https://www.site.example:443',
    'https://*.site.example',
    'https://user@site.example',
    'javascript:alert(1)',
    'null',
  ])('never stands on %s', async (origin) => {
    const params = { municipality: '00000000-0000-4000-8000-000000000000', site: 'x1' };
    expect(await ask(writeSite, { params, body: { origins: [origin] } })).toEqual({
      ok: false,
      reason: 'malformed',
      at: ['origins.0'],
    });
  });
});

describe('rules', () => {
  it('are versions, and whoever wrote over another is told', async () => {
    const { id } = await added('Regel Kommune');
    const params = { municipality: id };
    const body = { ...strictestRules, never: ['/adressebeskyttelse'] };
    expect(await ask(writePolicy, { params, body, version: 0 })).toMatchObject({
      ok: true,
      value: { policy: { version: 1, rules: body } },
    });
    expect(await ask(writePolicy, { params, body, version: 0 })).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    });
    expect(await ask(listPolicies, { params })).toMatchObject({
      ok: true,
      value: { items: [{ version: 1, rules: body, changedBy: 'Anna Holm' }] },
    });
  });
});

describe('a hotline', () => {
  const hours = [{ weekday: 1, opens: 600, closes: 960 }];
  it('is added with its hours and the guide cards that come along, and changed', async () => {
    const body = { name: 'Syd', timeZone: 'Europe/Copenhagen', hours };
    const answer = await ask(addHotline, { body });
    const id = answer.ok ? answer.value.id : '';
    expect(answer).toEqual({ ok: true, value: { id, ...body } });
    const changed = { ...body, name: 'Sydlige', hours: [...hours, { weekday: 2, opens: 0, closes: 1440 }] };
    expect(await ask(changeHotline, { params: { hotline: id }, body: changed })).toEqual({
      ok: true,
      value: { id, ...changed },
    });
    const all = await ask(listHotlines, { query: {} });
    expect(all.ok && all.value.items.find((one) => one.id === id)).toEqual({ id, ...changed });
  });

  it.each([
    ['a time zone that is none', { timeZone: 'Vestby' }, 'timeZone'],
    ['hours that end before they begin', { hours: [{ weekday: 1, opens: 600, closes: 600 }] }, 'hours.0'],
    ['hours that overlap', { hours: [...hours, { weekday: 1, opens: 900, closes: 1000 }] }, 'hours'],
  ])('has no %s', async (_, changes, at) => {
    const body = { name: 'Øst', timeZone: 'Europe/Copenhagen', hours, ...changes };
    expect(await ask(addHotline, { body })).toEqual({ ok: false, reason: 'malformed', at: [at] });
  });
});

it('the official list has the 98 municipalities', async () => {
  const answer = await ask(listOfficialMunicipalities, {});
  expect(answer.ok && answer.value.items).toHaveLength(98);
  expect(answer.ok && answer.value.items[0]).toEqual({
    code: '0101',
    name: 'København',
    region: 'Hovedstaden',
  });
});
