import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import type { AuditEvent, ChainOwner } from './audit-event.ts';
import { appendEntry, checkChain, forgetEntries, readEntries } from './audit-log.ts';
import { BEGINNING } from './hash-chain.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');
const agentId = '00000000-0000-4000-8000-000000000001';
let owners = 0;

describe.each(testDatabases)('the audit log on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const newOwner = (): ChainOwner => ({ of: 'municipality', id: `m${++owners}` });
  const eventOf = (chain: ChainOwner, at = noon): AuditEvent => ({
    chain,
    at,
    agentId,
    roomId: null,
    fact: { what: 'guide-card-written', slug: 'flytning', version: 2 },
  });
  const write = (event: AuditEvent) =>
    database.db.transaction().execute((transaction) => appendEntry(transaction, event));
  const read = (owner: ChainOwner, after = 0, limit = 100) =>
    readEntries(database.db, owner, { after, limit });

  async function chainOf(count: number): Promise<ChainOwner> {
    const owner = newOwner();
    for (let at = 0; at < count; at++) await write(eventOf(owner, noon + at));
    return owner;
  }

  it('tells who did what, where and when, in order and in pages', async () => {
    const owner = await chainOf(3);
    const entries = await read(owner);
    expect(entries.map(({ number, at }) => [number, at])).toEqual([
      [1, noon],
      [2, noon + 1],
      [3, noon + 2],
    ]);
    expect(entries[0]).toMatchObject({
      what: 'guide-card-written',
      agentId,
      roomId: null,
      details: { slug: 'flytning', version: 2 },
    });
    expect(await read(owner, 1, 1)).toEqual(entries.slice(1, 2));
  });

  it('is whole as it was written, and where nobody has written', async () => {
    const owner = await chainOf(3);
    const head = (await read(owner)).at(-1);
    expect(await checkChain(database.db, owner)).toMatchObject({
      ok: true,
      from: BEGINNING,
      head: { number: 3, hash: head?.hash },
    });
    expect(await checkChain(database.db, newOwner())).toMatchObject({ ok: true, head: BEGINNING });
  });

  it('keeps the chains of two owners apart', async () => {
    const [one, other] = [await chainOf(2), await chainOf(1)];
    expect(await read(one)).toHaveLength(2);
    expect(await read(other)).toHaveLength(1);
    expect(await checkChain(database.db, one)).toMatchObject({ ok: true });
  });

  it('stays in one order when many write at once', async () => {
    const owner = newOwner();
    await Promise.all(Array.from({ length: 20 }, (_, at) => write(eventOf(owner, noon + at))));
    expect((await read(owner)).map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
    expect(await checkChain(database.db, owner)).toMatchObject({ ok: true, head: { number: 20 } });
  });

  it('has nothing of what was given up', async () => {
    const owner = await chainOf(1);
    const given = database.db.transaction().execute(async (transaction) => {
      await appendEntry(transaction, eventOf(owner));
      throw new Error('given up');
    });
    await expect(given).rejects.toThrow('given up');
    expect(await checkChain(database.db, owner)).toMatchObject({ ok: true, head: { number: 1 } });
  });

  it.each<['changed' | 'missing', number, typeof change]>([
    ['changed', 2, change],
    ['missing', 2, remove],
    ['missing', 3, remove],
  ])('finds what is %s: entry %i', async (is, number, harm) => {
    const owner = await chainOf(3);
    await harm(owner, number);
    expect(await checkChain(database.db, owner)).toEqual({ ok: false, broken: { number, is } });
  });

  it('finds a row that was put in', async () => {
    const owner = await chainOf(2);
    const [row] = await database.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('chain', '=', `municipality:${owner.id}`)
      .orderBy('number')
      .execute();
    if (!row) throw new Error('no row');
    const values = { ...row, details: JSON.stringify(row.details) };
    for (const number of [0, 3]) {
      await database.db
        .insertInto('audit_entry')
        .values({ ...values, number })
        .execute();
      expect(await checkChain(database.db, owner)).toEqual({ ok: false, broken: { number, is: 'extra' } });
      await remove(owner, number);
    }
    expect(await checkChain(database.db, owner)).toMatchObject({ ok: true });
  });

  it('forgets what has been kept its time, and what stays can be checked as it could', async () => {
    const owner = await chainOf(4);
    const all = await read(owner);
    await forgetEntries(database.db, noon + 2);
    expect(await read(owner)).toEqual(all.slice(2));
    expect(await checkChain(database.db, owner)).toMatchObject({
      ok: true,
      from: { number: 2 },
      head: { number: 4 },
    });
    await remove(owner, 3);
    expect(await checkChain(database.db, owner)).toEqual({ ok: false, broken: { number: 3, is: 'missing' } });
  });

  it('goes on after all of it was forgotten', async () => {
    const owner = await chainOf(2);
    await forgetEntries(database.db, noon + 10);
    expect(await read(owner)).toEqual([]);
    await forgetEntries(database.db, noon + 10);
    await write(eventOf(owner, noon + 20));
    expect(await checkChain(database.db, owner)).toMatchObject({
      ok: true,
      from: { number: 2 },
      head: { number: 3 },
    });
  });

  async function change({ of, id }: ChainOwner, number: number): Promise<void> {
    await sql`update audit_entry set details = '{}' where chain = ${`${of}:${id}`} and number = ${number}`.execute(
      database.db,
    );
  }

  async function remove({ of, id }: ChainOwner, number: number): Promise<void> {
    await database.db
      .deleteFrom('audit_entry')
      .where('chain', '=', `${of}:${id}`)
      .where('number', '=', number)
      .execute();
  }
});
