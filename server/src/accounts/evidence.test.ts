import { randomBytes } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audited } from '../audit/audited.ts';
import type { Database } from '../storage/database.ts';
import type { Tables } from '../storage/tables.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { type Evidence, startProvenSession } from './evidence.ts';
import { insertPasskey } from './passkeys/passkeys.ts';
import { disable, enable, reset } from './people/people-changes.ts';
import { seedPeople, type TestPeople } from './people/people-for-tests.ts';
import { command } from './people/people-rules.ts';
import { findSession } from './sessions.ts';
import { stillSignedIn } from './still-signed-in.ts';
import { setPasswordHash } from './ways.ts';

const now = Date.parse('2026-01-05T12:00:00Z');
const sources = { now, randomBytes: (n: number) => randomBytes(n) };
const atTerminal = { who: command, reach: { of: 'all' as const }, ...sources };

describe.each(testDatabases)('a sign-in on $name', ({ name, open }) => {
  let database: Database;
  let people: TestPeople;
  let agentId: string;
  let shown: Record<Evidence['by'], Evidence>;
  let count = 0;
  beforeAll(async () => {
    database = await open();
    people = await seedPeople(database.db);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    const { db } = database;
    agentId = await people.add(`person${count++}@x.example`, ['agent'], people.vestby);
    const key = { credentialId: `key${count}`, publicKey: randomBytes(9), counter: 0, transports: [] };
    await insertPasskey(db, { ...key, agentId, name: 'Telefon', now });
    const oidc = { oidc_issuer: 'https://login.example', oidc_subject: `subject${count}` };
    await db.updateTable('agent').set(oidc).where('id', '=', agentId).execute();
    shown = {
      password: { agentId, by: 'password', passwordHash: 'a hash', withCode: false },
      passkey: { agentId, by: 'passkey', credentialId: key.credentialId },
      oidc: { agentId, by: 'oidc', issuer: oidc.oidc_issuer, subject: oidc.oidc_subject, sid: undefined },
    };
  });

  const ways = ['password', 'passkey', 'oidc'] as const;
  const begin = (by: Evidence['by']) => startProvenSession(database.db, shown[by], sources);
  const make = (change: (db: Transaction<Tables>) => ReturnType<typeof disable>) =>
    audited(database.db, { by: null, at: now }, change);

  it.each(ways)('by %s begins while what was shown counts', async (by) => {
    const begun = await begin(by);
    expect(await findSession(database.db, begun?.token ?? '', now)).toMatchObject({ agentId });
  });

  it.each(ways)('by %s does not begin when its person has been reset since', async (by) => {
    await make((db) => reset(db, agentId, atTerminal));
    expect(await begin(by)).toBeUndefined();
  });

  it.each(ways)(
    'by %s does not begin while its person is disabled, nor come to life afterwards',
    async (by) => {
      await make((db) => disable(db, agentId, atTerminal));
      expect(await begin(by)).toBeUndefined();
      await make((db) => enable(db, agentId, atTerminal));
      const rows = database.db.selectFrom('agent_session').select('id').where('agent_id', '=', agentId);
      expect(await rows.execute()).toEqual([]);
    },
  );

  it('does not begin by the password before, nor without the code that is asked for by now', async () => {
    await setPasswordHash(database.db, agentId, 'another hash');
    expect(await begin('password')).toBeUndefined();
    await setPasswordHash(database.db, agentId, 'a hash');
    expect(await begin('password')).toBeDefined();
    await database.db.updateTable('agent').set({ totp_secret: 'sealed' }).where('id', '=', agentId).execute();
    expect(await begin('password')).toBeUndefined();
    shown.password = { agentId, by: 'password', passwordHash: 'a hash', withCode: true };
    expect(await begin('password')).toBeDefined();
  });

  it('does not begin by a passkey that is gone, or by one of somebody else', async () => {
    const other = await people.add(`person${count++}@x.example`, ['agent'], people.vestby);
    const foreign = { ...shown.passkey, agentId: other };
    expect(await startProvenSession(database.db, foreign, sources)).toBeUndefined();
    await database.db.deleteFrom('passkey').where('agent_id', '=', agentId).execute();
    expect(await begin('passkey')).toBeUndefined();
  });

  it('that was taken away gives its person no other way in, however far that had come', async () => {
    const still = (sessionId?: string) =>
      database.db
        .transaction()
        .execute((db) => stillSignedIn(db, { agentId, ...(sessionId && { sessionId }) }));
    const { sessionId } = (await begin('password')) ?? { sessionId: '' };
    expect([await still(sessionId), await still()]).toEqual([true, false]);
    await make((db) => reset(db, agentId, atTerminal));
    expect(await still(sessionId)).toBe(false);
  });

  it.each(ways)('by %s waits for a reset that is under way, and is refused by it', async (by) => {
    let waiting: ReturnType<typeof begin> | undefined;
    await make(async (db) => {
      const changed = await reset(db, agentId, atTerminal);
      waiting = begin(by);
      // The other database takes one transaction at a time by itself.
      if (name === 'PostgreSQL') await expect.poll(() => somebodyWaits(db)).toBe(true);
      return changed;
    });
    expect(await waiting).toBeUndefined();
  });
});

async function somebodyWaits(db: Kysely<Tables>): Promise<boolean> {
  // What it says stands still within a transaction unless it is told to look again.
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock') as waits
    from pg_stat_clear_snapshot()`.execute(db);
  return rows[0]?.waits === true;
}
