/**
 * Two tenants that share nothing but the service, with rows in every table, for tests that go through all endpoints. A
 * has what its people may work with; everything that B says of itself holds the word «kanarie».
 */

import { strictestRules } from '@medkig/api/policy';
import type { Role } from '@medkig/api/role';
import { permissions } from '@medkig/api/role';
import { type Kysely, sql } from 'kysely';
import { saveAgent } from '../accounts/agents.ts';
import { startSession } from '../accounts/sessions.ts';
import { insertToken } from '../api-tokens/api-tokens.ts';
import { appendEntry } from '../audit/audit-log.ts';
import { seedCards } from '../guide-cards/guide-cards.ts';
import { houseCards } from '../guide-cards/house-cards.ts';
import { joinHotline, saveHotline, saveWeeklyHours } from '../hotline/hotlines.ts';
import { saveMunicipality } from '../municipalities/municipalities.ts';
import { addPolicy } from '../municipalities/policies.ts';
import { saveSite } from '../municipalities/sites.ts';
import type { Tables } from '../storage/tables.ts';

/** The names that stand in addresses and bodies, with what they mean for one tenant. */
type Names = Readonly<Record<string, string>>;

export interface Tenant {
  municipalityIds: string[];
  hotlineId: string;
  /** What `:municipality`, `:site` and the like stand for. */
  names: Names;
}

export interface Sources {
  /** Milliseconds since 1970. */
  now: number;
  randomBytes(n: number): Uint8Array;
}

/** Of the sentences that are said yes to; one that the service keeps. */
const WORDS = '2026-11-2';

/** @param word stands in every text; small letters */
export async function seedTenant(
  db: Kysely<Tables>,
  word: string,
  { digit, municipalities }: { digit: string; municipalities: number },
  sources: Sources,
): Promise<Tenant> {
  const at = new Date(sources.now);
  const hash = () => Buffer.from(sources.randomBytes(32)).toString('hex');
  const hotlineId = await saveHotline(db, { name: `Linje ${word}`, timeZone: 'Europe/Copenhagen' });
  await saveWeeklyHours(db, hotlineId, [{ weekday: 1, opens: 480, closes: 960 }]);
  await seedCards(db, { hotlineId, by: null, now: sources.now }, [
    { ...cardOf(`${word}-kort`), title: `Kort ${word}`, ready: word },
    ...houseCards.slice(0, 1),
  ]);
  const municipalityIds: string[] = [];
  for (let number = 1; number <= municipalities; number++) {
    const name = `${word} ${number} Kommune`;
    const id = await saveMunicipality(db, { name, phone: `${digit}9 99 88 7${number}` });
    await db
      .updateTable('municipality')
      .set({ greeting_da: `Hej fra ${word}`, code: `${digit}99${number}`, logo: null })
      .where('id', '=', id)
      .execute();
    await joinHotline(db, hotlineId, id);
    const origin = `https://www${number}.${word}.example`;
    await saveSite(db, { key: `${word}-${number}`, municipalityId: id, origins: [origin] });
    await db
      .insertInto('site_sighting')
      .values({ origin, last_seen_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const rules = { ...strictestRules, never: [`/${word}`] };
    await addPolicy(db, id, { rules, validFrom: sources.now, by: null, at: sources.now });
    municipalityIds.push(id);
  }
  const [municipalityId = ''] = municipalityIds;
  const person = await saveAgent(db, {
    email: `person@${word}.example`,
    name: `Person ${word}`,
    shownAs: 'P',
    roles: ['agent'],
    employerMunicipalityId: municipalityId,
    passwordHash: null,
  });
  await startSession(db, person, sources);
  const token = await insertToken(db, person, { name: `Nøgle ${word}`, scopes: ['calls'], days: 9 }, sources);
  const topic = `${word}-kort`;
  const roomId = Buffer.from(sources.randomBytes(16)).toString('base64url');
  const session = '00000000-0000-4000-8000-000000000001';
  await db
    .insertInto('room')
    .values({
      ...{ id: roomId, hotline_id: hotlineId, nameplate: '07', na: hash(), opened_at: at, agent_id: person },
      ...{ agent_session_id: session, agent_key_sha256: hash(), citizen_key_sha256: hash(), fence: 1 },
      ...{ site_key: `${word}-1`, origin: `https://www1.${word}.example`, topic },
    })
    .execute();
  const tenant = { municipality_id: municipalityId, agent_id: person };
  await db
    .insertInto('resting_nameplate')
    .values({ hotline_id: hotlineId, nameplate: '08', why: 'used', until: new Date(sources.now + 1e10) })
    .execute();
  await db
    .insertInto('past_room')
    .values({ ...tenant, id: roomId, opened_at: at, ended_at: at, end_reason: 'citizen', topic })
    .execute();
  const number = `${digit}${digit}${digit}${digit}-KNRE`;
  await db
    .insertInto('consent_receipt')
    .values({
      ...tenant,
      number,
      room_id: roomId,
      given_at: at,
      words: WORDS,
      language: 'da',
      grants: [],
      topic,
    })
    .execute();
  await db
    .insertInto('call_report')
    .values({ ...tenant, reported_at: at })
    .execute();
  await db
    .insertInto('answer_count')
    .values({
      municipality_id: municipalityId,
      hotline_id: hotlineId,
      day: '2026-01-05',
      answer: 'yes',
      count: 7,
    })
    .execute();
  await db
    .insertInto('alarm')
    .values({ hotline_id: hotlineId, agent_id: person, reason: 'odd-hours', raised_at: at })
    .execute();
  for (const chain of [
    ...municipalityIds.map((id) => ({ of: 'municipality', id }) as const),
    { of: 'hotline', id: hotlineId } as const,
  ])
    await db.transaction().execute((transaction) =>
      appendEntry(transaction, {
        ...{ chain, at: sources.now, agentId: person, roomId },
        fact: { what: 'guide-card-written', slug: `${word}-kort`, version: 1 },
      }),
    );
  await db
    .insertInto('invitation')
    .values({ token_sha256: hash(), agent_id: person, invited_by: null, created_at: at, expires_at: at })
    .execute();
  await db.insertInto('recovery_code').values({ agent_id: person, code_sha256: hash() }).execute();
  const { id: passkey } = await db
    .insertInto('passkey')
    .values({
      ...{ agent_id: person, credential_id: `${word}${hash()}`, public_key: word, counter: 0 },
      ...{ transports: [], name: `Telefon ${word}`, created_at: at, last_used_at: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: webhook } = await db
    .insertInto('webhook')
    .values({
      ...{ municipality_id: municipalityId, url: `https://${word}.example/hook`, secret: `whsec_${word}` },
      ...{ events: ['session-ended'], created_by: null, created_at: at },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('webhook_delivery')
    .values({
      ...{ webhook_id: webhook, event: JSON.stringify({ type: 'test', word }), created_at: at },
      ...{ next_try_at: null, last_status: word },
    })
    .execute();
  const { id: notice } = await db
    .insertInto('notice')
    .values({
      ...{ hotline_id: hotlineId, text: `Besked ${word}`, created_by: person, created_at: at },
      ends_at: new Date(sources.now + 1e10),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const names = {
    ...{ municipality: municipalityId, hotline: hotlineId, site: `${word}-1`, slug: `${word}-kort` },
    ...{ token: token?.id ?? '', person, webhook, notice, passkey, number, version: WORDS },
    log: `municipality:${municipalityId}`,
    // As they are called in queries and bodies.
    ...{ agent: person, employer: municipalityId, room: roomId, receipt: number, after: token?.id ?? '' },
  };
  return { municipalityIds, hotlineId, names };
}

/** Somebody of a tenant, with both ways to ask. */
export interface Actor {
  name: string;
  roles: readonly Role[];
  agentId: string;
  cookie: string;
  /** With every scope. */
  bearer: string;
}

export async function seedActor(
  db: Kysely<Tables>,
  {
    name,
    roles,
    municipalityId,
    passwordHash = null,
  }: { name: string; roles: Role[]; municipalityId: string | null; passwordHash?: string | null },
  sources: Sources,
): Promise<Actor> {
  const agentId = await saveAgent(db, {
    email: `${name}@aaa.example`,
    name,
    shownAs: name,
    roles,
    employerMunicipalityId: municipalityId,
    passwordHash,
  });
  const asked = { name: 'Test', scopes: [...permissions], days: 366 };
  const token = await insertToken(db, agentId, asked, sources);
  return {
    ...{ name, roles, agentId, cookie: await cookieOf(db, agentId, sources) },
    bearer: `Bearer ${token?.secret}`,
  };
}

export async function cookieOf(db: Kysely<Tables>, agentId: string, sources: Sources): Promise<string> {
  const { token } = await startSession(db, agentId, sources);
  return `medkig=${token}`;
}

/** Every row of every table that belongs to the tenant, as text, by table. */
export async function rowsOf(db: Kysely<Tables>, marks: readonly string[]): Promise<Map<string, string[]>> {
  const tables = await db.introspection.getTables();
  const rows = new Map<string, string[]>();
  for (const { name } of tables) {
    const { rows: all } = await sql<{
      row: string;
    }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(db);
    const own = all.map(({ row }) => row).filter((row) => marks.some((mark) => row.includes(mark)));
    rows.set(name, own.sort());
  }
  return rows;
}

function cardOf(slug: string) {
  return {
    ...{ slug, title: slug, kind: 'form' as const, ready: '', mistakes: '', refer: '' },
    steps: [{ say: slug, path: null, target: null }],
  };
}
