import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IDLE_MS } from '../accounts/sessions.ts';
import { checkChain, listChains } from '../audit/audit-log.ts';
import { spendBusyDay } from '../storage/busy-day.fixture.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { forgetOld } from './retention.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');
const DAY = 24 * 60 * 60_000;
const AUDIT_DAYS = 183;

describe.each(testDatabases)('what is kept on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await spendBusyDay(database, noon);
  });
  afterAll(() => database.close());

  const forgottenAt = async (now: number) => {
    const forgotten = await forgetOld(database.db, { now, auditDays: AUDIT_DAYS });
    return Object.fromEntries(
      forgotten.filter(({ rows }) => rows > 0).map(({ table, rows }) => [table, rows]),
    );
  };

  it('[S42] [S43] is gone after its time and not a moment earlier', async () => {
    expect(await forgottenAt(noon - 1)).toEqual({});
    expect(await forgottenAt(noon)).toEqual({ resting_nameplate: 1 });
    expect(await forgottenAt(noon + 999)).toEqual({});
    expect(await forgottenAt(noon + 1000)).toEqual({ invitation: 1 });
    expect(await forgottenAt(noon + IDLE_MS - 1)).toEqual({});
    expect(await forgottenAt(noon + IDLE_MS)).toEqual({ agent_session: 1 });
    expect(await forgottenAt(noon + DAY - 1)).toEqual({});
    expect(await forgottenAt(noon + DAY)).toEqual({ past_room: 1, 'webhook.previous_secret': 1 });
    const webhook = await database.db.selectFrom('webhook').selectAll().executeTakeFirstOrThrow();
    expect(webhook).toMatchObject({ secret: 'whsec_hemmelig', previous_secret: null, previous_until: null });
    expect(await forgottenAt(noon + 30 * DAY - 1)).toEqual({});
    expect(await forgottenAt(noon + 30 * DAY)).toEqual({ webhook_delivery: 1 });
    expect(await forgottenAt(noon + 30 * DAY + 1000)).toEqual({ api_token: 1, notice: 1 });
    expect(await forgottenAt(noon + 90 * DAY - 1)).toEqual({});
    expect(await forgottenAt(noon + 90 * DAY)).toEqual({ alarm: 1 });
    expect(await forgottenAt(noon + AUDIT_DAYS * DAY)).toEqual({});
    expect(await forgottenAt(noon + AUDIT_DAYS * DAY + 1)).toEqual({ audit_entry: 5 });
    expect(await forgottenAt(noon + 365 * DAY - 1)).toEqual({});
    expect(await forgottenAt(noon + 365 * DAY)).toEqual({ call_report: 2, consent_receipt: 1 });
    for (const owner of await listChains(database.db))
      expect(await checkChain(database.db, owner)).toMatchObject({ ok: true });
  });
});
