import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase32 } from '../accounts/totp/base32.ts';
import { replaceRecoveryCodes } from '../accounts/totp/recovery-codes.ts';
import { takeSecondFactor } from '../accounts/totp/second-factor.ts';
import { stepAt, totpCode } from '../accounts/totp/totp.ts';
import { seedDemo } from '../demo/seed.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { insertWebhook, rotateSecret } from '../webhooks/webhooks.ts';
import { createSeal } from './seal.ts';
import { countSealed, resealAll } from './sealed-cells.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');
const [first, second] = [randomBytes(32), randomBytes(32)];
const withKeys = (present: Uint8Array, previous?: Uint8Array) =>
  createSeal({ keys: { present, previous }, randomBytes });
const before = withKeys(first);
const changed = withKeys(second, first);
const after = withKeys(second);

describe.each(testDatabases)('what is sealed on $name', ({ open }) => {
  let database: Database;
  let agentId: string;
  const totp = randomBytes(20);
  const code = (now: number) => totpCode(totp, stepAt(now));
  beforeAll(async () => {
    database = await open();
    const { db } = database;
    const agent = { email: 'anna@vestby.example', password: 'hest-batteri' };
    await seedDemo(db, { origins: { vestby: [], nordby: [] }, agent, now: noon });
    ({ id: agentId } = await db.selectFrom('agent').select('id').executeTakeFirstOrThrow());
    const totp_secret = before.seal(toBase32(totp), { column: 'agent.totp_secret', row: agentId });
    await db.updateTable('agent').set({ totp_secret }).where('id', '=', agentId).execute();
    const { id } = await db.selectFrom('municipality').select('id').executeTakeFirstOrThrow();
    await db.transaction().execute(async (transaction) => {
      const details = { url: 'https://fag.vestby.example/', events: ['call-reported' as const] };
      const sources = { now: noon, randomBytes, seal: before };
      const made = await insertWebhook(transaction, { municipalityId: id, by: agentId, details }, sources);
      await rotateSecret(transaction, { municipalityId: id, id: made?.id ?? '' }, sources);
    });
  });
  afterAll(() => database.close());

  const take = (seal: typeof before, typed: string | undefined, now: number) =>
    takeSecondFactor({ db: database.db, seal }, { agentId, code: typed, now });

  it('is counted with what is old, and what no key opens', async () => {
    expect(await countSealed(database.db, before)).toEqual({ all: 3, old: 0, shut: 0 });
    expect(await countSealed(database.db, changed)).toEqual({ all: 3, old: 3, shut: 0 });
    expect(await countSealed(database.db, after)).toEqual({ all: 3, old: 0, shut: 3 });
    expect(await countSealed(database.db, undefined)).toEqual({ all: 3, old: 0, shut: 3 });
  });

  it('without the key no code of the app is good, and a recovery code still is', async () => {
    const [recovery = ''] = await database.db
      .transaction()
      .execute((transaction) => replaceRecoveryCodes(transaction, agentId, randomBytes));
    expect(await take(after, undefined, noon)).toEqual({ ok: false, reason: 'missing' });
    expect(await take(after, code(noon), noon)).toEqual({ ok: false, reason: 'unreadable' });
    expect(await take(after, recovery, noon)).toEqual({ ok: true, by: 'recovery-code' });
    expect(await take(after, recovery, noon)).toEqual({ ok: false, reason: 'unreadable' });
  });

  it('a code that is used seals the secret of its app under the new key', async () => {
    expect(await take(changed, code(noon), noon)).toEqual({ ok: true, by: 'app' });
    expect(await countSealed(database.db, after)).toEqual({ all: 3, old: 0, shut: 2 });
    const later = noon + 60_000;
    expect(await take(after, code(later), later)).toEqual({ ok: true, by: 'app' });
  });

  it('all the rest is sealed anew at once, and what does not open is left alone', async () => {
    expect(await resealAll(database.db, after)).toEqual({ all: 3, old: 0, shut: 2 });
    expect(await resealAll(database.db, changed)).toEqual({ all: 3, old: 2, shut: 0 });
    expect(await countSealed(database.db, after)).toEqual({ all: 3, old: 0, shut: 0 });
  });
});
