import type { ProblemCode } from '@medkig/api/problem';
import { roles as allRoles, type Role } from '@medkig/api/role';
import type { Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChainOwner, service } from '../../audit/audit-event.ts';
import { allEntries } from '../../audit/audit-log.ts';
import { audited, type Change } from '../../audit/audited.ts';
import type { Database } from '../../storage/database.ts';
import type { Tables } from '../../storage/tables.ts';
import { testDatabases } from '../../storage/test-databases.ts';
import { isTaken } from '../../storage/uniqueness.ts';
import { type Principal, reachOf } from '../access.ts';
import { findAgent } from '../agents.ts';
import { findInvited, invite, spendInvitation } from '../invitations.ts';
import { findSession, startSession } from '../sessions.ts';
import { findPersonWithin, peopleWithin } from './people.ts';
import { addPerson, type By, changeDetails, disable, enable, reset } from './people-changes.ts';
import { countingBytes, seedPeople, type TestPeople } from './people-for-tests.ts';
import { command } from './people-rules.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');
const DAY = 24 * 60 * 60_000;

describe.each(testDatabases)('people on $name', ({ open }) => {
  let database: Database;
  let people: TestPeople;
  let operator: string;
  const randomBytes = countingBytes();
  const all = { of: 'all' } as const;
  const atTerminal: By = { who: command, reach: all, now: noon, randomBytes };
  const by = (who: Principal): By => ({ who, reach: reachOf(who, 'people:write'), now: noon, randomBytes });

  const make = <T>(change: (db: Transaction<Tables>) => Promise<Change<T, ProblemCode>>) =>
    audited(database.db, { by: null, at: noon }, change);
  const reasonOf = async (made: ReturnType<typeof make>) => {
    const { ok, ...rest } = await made;
    return ok ? 'done' : 'reason' in rest ? rest.reason : undefined;
  };
  const entriesOf = async (chain: ChainOwner) => {
    const entries = [];
    for await (const entry of allEntries(database.db, chain)) entries.push(entry);
    return entries;
  };
  const read = (id: string) => findPersonWithin(database.db, all, { id, now: noon });

  let count = 0;
  const somebody = (roles: Role[], employer: string | null) =>
    people.add(`person${count++}@x.example`, roles, employer);
  const as = async (roles: Role[], employer: string | null) => people.who(await somebody(roles, employer));

  beforeAll(async () => {
    database = await open();
    people = await seedPeople(database.db);
    operator = await people.add('operator@x.example', ['operator'], null);
  });
  afterAll(() => database.close());

  describe('an invited person', () => {
    const bo = () => ({
      email: 'bo@vestby.example',
      name: 'Bo Holm Ø',
      roles: ['agent' as const],
      employerId: people.vestby,
    });

    it('is there without a way to sign in, shown as the municipality has chosen', async () => {
      await database.db
        .updateTable('municipality')
        .set({ agent_display: 'initials' })
        .where('id', '=', people.vestby)
        .execute();
      const made = await make((db) => addPerson(db, bo(), atTerminal));
      if (!made.ok) throw new Error(made.reason);
      expect(await read(made.value.id)).toEqual({
        ...{ id: made.value.id, name: 'Bo Holm Ø', email: 'bo@vestby.example', shownAs: 'B.H.Ø.' },
        ...{ roles: ['agent'], employer: { id: people.vestby, name: 'Vestby' }, state: 'invited' },
        signsInBy: { password: false, passkeys: 0, totp: false, oidc: false },
        ...{ lastSeenAt: null, invitedUntil: noon + 7 * DAY },
      });
      await database.db
        .updateTable('municipality')
        .set({ agent_display: 'first-name' })
        .where('id', '=', people.vestby)
        .execute();
    });

    it('has an e-mail that nobody else has', async () => {
      const twice = make((db) => addPerson(db, bo(), atTerminal));
      await expect(twice).rejects.toSatisfy(isTaken);
    });

    it('is on the audit log by id and roles, and by no name', async () => {
      const chain = { of: 'municipality', id: people.vestby } as const;
      const entries = await entriesOf(chain);
      expect(entries.at(-1)).toMatchObject({ what: 'person-invited', details: { roles: ['agent'] } });
      expect(JSON.stringify(entries)).not.toMatch(/Bo|vestby\.example/);
    });
  });

  describe('an invitation', () => {
    const invited = async () => {
      const agentId = await somebody(['agent'], people.vestby);
      const { token } = await invite(database.db, { agentId, by: null }, { now: noon, randomBytes });
      return { agentId, token };
    };

    it('has 256 bits, of which the database knows only a hash', async () => {
      const { token } = await invited();
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      expect(JSON.stringify(await database.db.selectFrom('invitation').selectAll().execute())).not.toContain(
        token,
      );
    });

    it('holds for seven days', async () => {
      const { agentId, token } = await invited();
      const until = noon + 7 * DAY;
      expect(await findInvited(database.db, token, until - 1)).toMatchObject({ agentId });
      expect(await findInvited(database.db, token, until)).toBeUndefined();
      expect(await spendInvitation(database.db, token, until)).toBe(false);
    });

    it('is spent once, also by two at once', async () => {
      const { token } = await invited();
      const spent = await Promise.all([1, 2, 3].map(() => spendInvitation(database.db, token, noon)));
      expect(spent.filter(Boolean)).toHaveLength(1);
      expect(await findInvited(database.db, token, noon)).toBeUndefined();
    });

    it('holds no more after a newer one, nor for somebody who is disabled', async () => {
      const { agentId, token } = await invited();
      const newer = await invite(database.db, { agentId, by: null }, { now: noon, randomBytes });
      expect(await findInvited(database.db, token, noon)).toBeUndefined();
      await make((db) => disable(db, agentId, atTerminal));
      await make((db) => enable(db, agentId, atTerminal));
      expect(await findInvited(database.db, newer.token, noon)).toBeUndefined();
    });

    it.each(['', 'x', 'A'.repeat(43), "' or true --", '\\0', 'æ'.repeat(200)])(
      '«%s» is none',
      async (token) => {
        expect(await findInvited(database.db, token, noon)).toBeUndefined();
        expect(await spendInvitation(database.db, token, noon)).toBe(false);
      },
    );
  });

  describe('who is disabled', () => {
    it('has no sign-in left, is told of in ids, and is found by none that was on its way', async () => {
      const id = await somebody(['agent'], people.vestby);
      const { token, sessionId } = await startSession(database.db, id, { now: noon, randomBytes });
      const made = await make((db) => disable(db, id, atTerminal));
      expect(made).toEqual({ ok: true, value: { id, ended: [sessionId] } });
      expect(await findSession(database.db, token, noon)).toBeUndefined();
      const late = await startSession(database.db, id, { now: noon, randomBytes });
      expect(await findSession(database.db, late.token, noon)).toBeUndefined();
      expect(await findAgent(database.db, id)).toBeUndefined();
      await make((db) => enable(db, id, atTerminal));
      expect(await findSession(database.db, late.token, noon)).toBeUndefined();
      expect(await read(id)).toMatchObject({ state: 'active', lastSeenAt: noon });
    });
  });

  describe('a reset', () => {
    it('takes every way to sign in and every token, and leaves one link', async () => {
      const id = await somebody(['agent'], people.vestby);
      const { db } = database;
      await db
        .updateTable('agent')
        .set({ totp_secret: 'S', totp_last_step: 1, oidc_issuer: 'https://i.example', oidc_subject: 's' })
        .where('id', '=', id)
        .execute();
      await db.insertInto('recovery_code').values({ agent_id: id, code_sha256: 'c' }).execute();
      const at = new Date(noon);
      const credential = { credential_id: 'k', public_key: 'p', counter: 0, transports: [], name: 'Nøgle' };
      await db
        .insertInto('passkey')
        .values({ agent_id: id, ...credential, created_at: at, last_used_at: null })
        .execute();
      const bearer = { token_sha256: 't', name: 'Rapport', scopes: [], created_at: at, expires_at: at };
      await db
        .insertInto('api_token')
        .values({ agent_id: id, ...bearer })
        .execute();
      const { sessionId } = await startSession(db, id, { now: noon, randomBytes });
      expect(await read(id)).toMatchObject({
        state: 'active',
        signsInBy: { password: true, passkeys: 1, totp: true, oidc: true },
      });

      const made = await make((transaction) => reset(transaction, id, atTerminal));
      if (!made.ok) throw new Error(made.reason);
      expect(made.value.ended).toEqual([sessionId]);
      expect(await findInvited(db, made.value.invitation.token, noon)).toMatchObject({ agentId: id });
      expect(await read(id)).toMatchObject({
        state: 'invited',
        signsInBy: { password: false, passkeys: 0, totp: false, oidc: false },
      });
      for (const table of ['recovery_code', 'api_token'] as const)
        expect(await db.selectFrom(table).selectAll().where('agent_id', '=', id).execute()).toEqual([]);
    });
  });

  describe('a change', () => {
    const change = (id: string, roles: Role[], employerId: string | null, as: By = atTerminal) =>
      make((db) => changeDetails(db, { id, details: { name: 'Eva Lind', roles, employerId } }, as));

    it('signs out whoever takes calls no more, or for another hotline, and nobody else', async () => {
      const id = await somebody(['agent', 'lead'], people.vestby);
      const start = () => startSession(database.db, id, { now: noon, randomBytes });
      const { sessionId } = await start();
      const ended = async (roles: Role[], employer: string) => {
        const made = await change(id, roles, employer);
        return made.ok && made.value.ended;
      };
      expect(await ended(['agent'], people.vestby)).toEqual([]);
      expect(await ended(['agent', 'editor'], people.nordby)).toEqual([]);
      expect(await ended(['agent'], people.sydby)).toEqual([sessionId]);
      const again = await start();
      expect(await ended(['editor'], people.sydby)).toEqual([again.sessionId]);
    });

    it('shows citizens the new name', async () => {
      const id = await somebody(['agent'], people.nordby);
      await change(id, ['agent'], people.nordby);
      expect(await read(id)).toMatchObject({ name: 'Eva Lind', shownAs: 'Eva' });
    });

    it('of who works for the service is on the service’s log', async () => {
      const id = await somebody(['operator', 'auditor'], null);
      await change(id, ['operator'], null);
      const entries = await entriesOf(service);
      expect(entries.at(-1)).toMatchObject({
        what: 'person-changed',
        details: { person: id, roles: ['operator'] },
      });
      await change(id, ['auditor'], people.vestby);
    });
  });

  describe('the last operator', () => {
    it('is neither disabled, nor made something else, nor reset over the interface; another one’s invitation is no help', async () => {
      const invited = { email: 'ny@x.example', name: 'Ny', roles: ['operator' as const], employerId: null };
      await make((db) => addPerson(db, invited, atTerminal));
      expect(await reasonOf(make((db) => disable(db, operator, atTerminal)))).toBe('last-operator');
      const details = { name: 'O', roles: ['auditor' as const], employerId: null };
      expect(await reasonOf(make((db) => changeDetails(db, { id: operator, details }, atTerminal)))).toBe(
        'last-operator',
      );
      const other = await people.who(operator);
      expect(await reasonOf(make((db) => reset(db, operator, by({ ...other, agentId: 'another' }))))).toBe(
        'last-operator',
      );
      expect(await read(operator)).toMatchObject({ state: 'active', roles: ['operator'] });
    });

    it('is left when two take each other away at once', async () => {
      const two = await somebody(['operator'], null);
      const [first, second] = [await people.who(operator), await people.who(two)];
      const outcomes = await Promise.all([
        reasonOf(make((db) => disable(db, two, by(first)))),
        reasonOf(make((db) => disable(db, operator, by(second)))),
      ]);
      expect(outcomes.toSorted()).toEqual(['done', 'last-operator']);
      await database.db.updateTable('agent').set({ disabled_at: null }).where('id', '=', operator).execute();
    });
  });

  describe('role escalation', () => {
    it('nobody but an operator touches, or makes, anybody above a lead', async () => {
      const lead = by(await as(['lead'], people.vestby));
      for (const role of allRoles) {
        const expected = role === 'agent' || role === 'lead' ? 'done' : 'not-allowed';
        const id = await somebody([role], people.nordby);
        const details = { name: 'X', roles: [role], employerId: people.nordby };
        const outcomes = [
          await reasonOf(make((db) => addPerson(db, { ...details, email: `${role}@new.example` }, lead))),
          await reasonOf(
            make((db) => changeDetails(db, { id, details: { ...details, roles: ['agent'] } }, lead)),
          ),
          await reasonOf(make((db) => reset(db, id, lead))),
        ];
        const plain = await somebody(['agent'], people.nordby);
        outcomes.push(await reasonOf(make((db) => changeDetails(db, { id: plain, details }, lead))));
        const mixed = await somebody(['agent', role === 'agent' ? 'lead' : role], people.nordby);
        for (const act of [enable, disable])
          outcomes.push(await reasonOf(make((db) => act(db, mixed, lead))));
        expect([role, ...outcomes]).toEqual([role, ...Array(6).fill(expected)]);
      }
    });

    it('a lead does not raise themselves, and nobody disables or resets themselves', async () => {
      const lead = await as(['lead'], people.vestby);
      const details = { name: 'X', roles: ['lead' as const, 'operator' as const], employerId: people.vestby };
      expect(await reasonOf(make((db) => changeDetails(db, { id: lead.agentId, details }, by(lead))))).toBe(
        'not-allowed',
      );
      for (const who of [lead, await people.who(operator)])
        for (const act of [disable, reset])
          expect(await reasonOf(make<unknown>((db) => act(db, who.agentId, by(who))))).toBe('not-oneself');
    });

    it('an operator’s API token makes no operator and resets none', async () => {
      const token = { ...(await people.who(operator)), scopes: ['people:write' as const] };
      const another = await somebody(['operator'], null);
      const details = { email: 'tok@x.example', name: 'X', roles: ['operator' as const], employerId: null };
      expect(await reasonOf(make((db) => addPerson(db, details, by(token))))).toBe('not-allowed');
      expect(await reasonOf(make((db) => reset(db, another, by(token))))).toBe('not-allowed');
      expect(await reasonOf(make((db) => disable(db, another, by(token))))).toBe('not-allowed');
      await make((db) => disable(db, another, atTerminal));
    });
  });

  describe('another tenant’s people', () => {
    it('are not there for a lead, whatever is done to them, nor can anybody be moved to or from them', async () => {
      const lead = await as(['lead'], people.vestby);
      const theirs = await somebody(['agent'], people.sydby);
      const services = await somebody(['auditor'], null);
      const ours = await somebody(['agent'], people.vestby);
      const to = (employerId: string | null, roles: Role[] = ['agent']) => ({ name: 'X', roles, employerId });
      for (const id of [theirs, services, '00000000-0000-4000-8000-000000000000']) {
        for (const act of [disable, enable, reset])
          expect(await reasonOf(make<unknown>((db) => act(db, id, by(lead))))).toBe('not-found');
        const details = to(people.vestby);
        expect(await reasonOf(make((db) => changeDetails(db, { id, details }, by(lead))))).toBe('not-found');
        expect(
          await findPersonWithin(database.db, reachOf(lead, 'people:read'), { id, now: noon }),
        ).toBeUndefined();
      }
      for (const employer of [people.sydby, null]) {
        const details = to(employer);
        expect(await reasonOf(make((db) => changeDetails(db, { id: ours, details }, by(lead))))).toBe(
          'not-found',
        );
        const added = { ...details, email: 'elsewhere@x.example' };
        expect(await reasonOf(make((db) => addPerson(db, added, by(lead))))).toBe('not-found');
      }
      expect(await read(ours)).toMatchObject({ employer: { id: people.vestby }, state: 'active' });
      expect(await read(theirs)).toMatchObject({ employer: { id: people.sydby }, state: 'active' });
    });

    it('come in pages by name, found by words, and after somebody else’s there is no page', async () => {
      const names = ['Ærø Åse', 'Bo 100%', 'Bo Ærø', 'Bo Ærø'];
      for (const name of names) {
        const id = await somebody(['agent'], people.nordby);
        await database.db.updateTable('agent').set({ name }).where('id', '=', id).execute();
      }
      const reach = reachOf(await as(['auditor'], people.nordby), 'people:read');
      const page = (sought: { search?: string; after?: string; limit?: number }) =>
        peopleWithin(database.db, reach, { now: noon, ...sought });
      const whole = await page({});
      expect(whole?.next).toBeNull();
      const seen = [];
      for (let next: string | null = ''; next !== null; ) {
        const one: Awaited<ReturnType<typeof page>> = await page({ limit: 2, ...(next && { after: next }) });
        if (!one) throw new Error('no page');
        expect(one.items.length).toBeLessThanOrEqual(2);
        seen.push(...one.items);
        next = one.next;
      }
      expect(seen).toEqual(whole?.items);
      const found = async (search: string) => (await page({ search }))?.items.map(({ name }) => name).sort();
      expect(await found('ærø bo')).toEqual(['Bo Ærø', 'Bo Ærø']);
      expect(await found('ÆRØ nordBY')).toEqual(['Bo Ærø', 'Bo Ærø', 'Ærø Åse']);
      expect(await found('100%')).toEqual(['Bo 100%']);
      expect(await found('%')).toEqual(['Bo 100%']);
      expect(await found('vestby')).toEqual([]);
      const theirs = await somebody(['agent'], people.sydby);
      expect(await page({ after: theirs })).toBeUndefined();
    });

    it('are in no list but an operator’s: a lead sees the hotline, an auditor the employer', async () => {
      const employersSeen = async (roles: Role[], employer: string | null) => {
        const reach = reachOf(await as(roles, employer), 'people:read');
        const seen = await peopleWithin(database.db, reach, { now: noon });
        return [...new Set(seen?.items.map((person) => person.employer?.name ?? null))].toSorted();
      };
      expect(await employersSeen(['lead'], people.vestby)).toEqual(['Nordby', 'Vestby']);
      expect(await employersSeen(['auditor'], people.vestby)).toEqual(['Vestby']);
      expect(await employersSeen(['operator'], null)).toEqual(['Nordby', 'Sydby', 'Vestby', null]);
      for (const role of ['agent', 'editor'] as const)
        expect(await employersSeen([role], people.vestby)).toEqual([]);
      expect(await employersSeen(['auditor'], null)).toEqual([]);
    });
  });
});
