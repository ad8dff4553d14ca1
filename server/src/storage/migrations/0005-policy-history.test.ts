import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { up as firstTables } from './0001-first-tables.ts';
import { up } from './0005-policy-history.ts';

let db: Kysely<unknown>;
beforeAll(async () => {
  db = new Kysely({ dialect: new PGliteDialect({ pglite: () => PGlite.create() }) });
  await firstTables(db);
});
afterAll(() => db.destroy());

it('gives what was written before its number, its time and the rules that held then', async () => {
  await sql`insert into municipality (name) values ('Vestby Kommune'), ('Nordby Kommune')`.execute(db);
  for (const day of ['2026-01-06', '2026-01-05']) {
    await sql`insert into policy select id, ${day}, '{"grants": ["view"]}' from municipality`.execute(db);
  }
  await up(db);
  const rows = await sql`
    select name, version, changed_at = valid_from as at_start, changed_by, rules
    from policy join municipality on id = municipality_id order by name, valid_from
  `.execute(db);
  const rules = {
    grants: ['view'],
    block: [],
    mask: [],
    show: [],
    presets: [],
    phones: false,
    emails: false,
    never: [],
  };
  const row = { at_start: true, changed_by: null, rules };
  expect(rows.rows).toEqual([
    { name: 'Nordby Kommune', version: 1, ...row },
    { name: 'Nordby Kommune', version: 2, ...row },
    { name: 'Vestby Kommune', version: 1, ...row },
    { name: 'Vestby Kommune', version: 2, ...row },
  ]);
});
