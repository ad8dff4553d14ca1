import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEntry } from '../audit/audit-log.ts';
import { saveHotline } from '../hotline/hotlines.ts';
import { saveMunicipality } from '../municipalities/municipalities.ts';
import { spendBusyDay } from '../storage/busy-day.fixture.ts';
import { openDatabase } from '../storage/database.ts';
import { lockFolder } from '../storage/folder-lock.ts';
import { createPostgres } from '../storage/test-databases.ts';
import { runCommand } from './run-command.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');

async function run(args: readonly string[], environment: Record<string, string>) {
  const lines: string[] = [];
  const complaints: string[] = [];
  const code = await runCommand(args, {
    environment: { MEDKIG_DEMO: '1', ...environment },
    write: (line) => lines.push(line),
    complain: (sentence) => complaints.push(sentence),
    log: { bug: (event) => complaints.push(event) },
    now: () => noon,
    randomBytes: (length) => randomBytes(length),
  });
  return { code, lines, complaints };
}

describe('the audit commands', () => {
  let environment: { DATABASE_URL: string };
  let drop: () => Promise<void>;
  let municipalityId: string;
  beforeAll(async () => {
    const fresh = await createPostgres();
    drop = fresh.drop;
    environment = { DATABASE_URL: fresh.url };
    const { db, close } = await openDatabase({ kind: 'postgres', url: fresh.url });
    municipalityId = await saveMunicipality(db, { name: 'Vestby Kommune', phone: '12 34 56 78' });
    const hotlineId = await saveHotline(db, { name: 'Nord', timeZone: 'Europe/Copenhagen' });
    for (const chain of [
      { of: 'municipality', id: municipalityId },
      { of: 'municipality', id: municipalityId },
      { of: 'hotline', id: hotlineId },
    ] as const) {
      const event = { chain, at: 0, agentId: null, roomId: null, fact: { what: 'call-reported' } } as const;
      await db.transaction().execute((transaction) => appendEntry(transaction, event));
    }
    await close();
  });
  afterAll(() => drop());

  it('say of each log that it is whole', async () => {
    const { code, lines } = await run(['audit', 'check'], environment);
    expect(code).toBe(0);
    expect(lines.toSorted()).toEqual([
      expect.stringMatching(/^Nord: whole, entries 1 to 1, the last is [0-9a-f]{64}$/),
      expect.stringMatching(/^Vestby Kommune: whole, entries 1 to 2, the last is [0-9a-f]{64}$/),
    ]);
  });

  it('write out one log, an entry a line', async () => {
    const { code, lines } = await run(['audit', 'export', 'Vestby', 'Kommune'], environment);
    expect(code).toBe(0);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { log: `municipality:${municipalityId}`, before: { number: 0 }, head: { number: 3 } },
      { number: 1, at: '1970-01-01T00:00:00.000Z', what: 'call-reported' },
      { number: 2, at: '1970-01-01T00:00:00.000Z', what: 'call-reported' },
      { number: 3, at: '2026-01-05T12:00:00.000Z', what: 'audit-exported', agentId: null },
    ]);
  });

  it('verify what was written out, without a database', async () => {
    const { lines } = await run(['audit', 'export', 'Nord'], environment);
    const file = join(await mkdtemp(join(tmpdir(), 'medkig-export-')), 'nord.ndjson');
    await writeFile(file, `${lines.join('\n')}\n`);
    const verified = await run(['audit', 'verify', file], {});
    expect(verified.code).toBe(0);
    expect(verified.lines.join()).toMatch(/^Nord: whole, entries 1 to 2, the last is [0-9a-f]{64}$/);

    await writeFile(file, lines.join('\n').replace('call-reported', 'signed-in'));
    expect(await run(['audit', 'verify', file], {})).toMatchObject({
      code: 1,
      lines: ['Nord: entry 1 is not what was written, or was put in'],
    });
    await writeFile(file, 'intet');
    expect(await run(['audit', 'verify', file], {})).toMatchObject({ code: 1, lines: [] });
    await rm(dirname(file), { recursive: true });
    const { complaints } = await run(['audit', 'verify', file], {});
    expect(complaints.join()).toMatch(/^There is no file/);
  });

  it('write out an incident of a municipality, which can be verified too', async () => {
    const days = ['--from', '1970-01-01', '--to', '1970-01-02'];
    const { code, lines } = await run(['export', 'incident', 'Vestby', 'Kommune', ...days], environment);
    expect(code).toBe(0);
    const [text = ''] = lines;
    expect(JSON.parse(text)).toMatchObject({
      manifest: { name: 'Vestby Kommune', before: { number: 0 }, head: { number: 2 } },
      parts: { entries: [{ number: 1 }, { number: 2 }], receipts: [], reports: [], alarms: [] },
    });
    const file = join(await mkdtemp(join(tmpdir(), 'medkig-export-')), 'vestby.json');
    await writeFile(file, text);
    expect((await run(['audit', 'verify', file], {})).lines.join()).toMatch(/^Vestby Kommune: whole, /);
    await writeFile(file, text.replace('"reports":[]', '"reports":[{"at":1,"agentId":null}]'));
    expect(await run(['audit', 'verify', file], {})).toMatchObject({
      code: 1,
      lines: ['Vestby Kommune: the part «reports» is not what was written'],
    });
    await rm(dirname(file), { recursive: true });

    const ofHotline = await run(['export', 'incident', 'Nord', ...days], environment);
    expect(ofHotline.complaints).toEqual(['«Nord» is no municipality.']);
    const year = ['--from', '1970-01-01', '--to', '1971-01-01'];
    const long = await run(['export', 'incident', 'Nord', ...year], environment);
    expect(long.complaints.join()).toMatch(/31 days at most/);
  });

  it('name the logs there are when asked for another', async () => {
    const { code, complaints } = await run(['audit', 'export', 'Sydby'], environment);
    expect(code).toBe(1);
    expect(complaints.join()).toMatch(/^There is no audit log of «Sydby»\. There are: .*Vestby Kommune/);
  });

  it('end with 1 when an entry is not what was written', async () => {
    const { db, close } = await openDatabase({ kind: 'postgres', url: environment.DATABASE_URL });
    await sql`delete from audit_entry where chain = ${`municipality:${municipalityId}`} and number = 1`.execute(
      db,
    );
    await close();
    const { code, lines } = await run(['audit', 'check'], environment);
    expect(code).toBe(1);
    expect(lines).toContain('Vestby Kommune: entry 1 is missing');
  });
});

describe('on a database of a busy day', () => {
  let environment: { DATABASE_URL: string };
  let drop: () => Promise<void>;
  let folder: string;
  beforeAll(async () => {
    const fresh = await createPostgres();
    drop = fresh.drop;
    environment = { DATABASE_URL: fresh.url };
    folder = await mkdtemp(join(tmpdir(), 'medkig-command-'));
  });
  afterAll(async () => {
    await drop();
    await rm(folder, { recursive: true });
  });

  it('migrate makes the tables once', async () => {
    expect(await run(['backup', join(folder, 'none')], environment)).toMatchObject({
      code: 1,
      complaints: ['There is nothing to back up: Medkig has never run on this database.'],
    });
    const first = await run(['migrate'], environment);
    expect(first).toMatchObject({ code: 0, complaints: [] });
    expect([first.lines[0], first.lines.at(-1)]).toEqual([
      '0001-first-tables: done',
      'The tables are up to date.',
    ]);
    const { lines } = await run(['migrate'], environment);
    expect(lines).toEqual(['Nothing to do: the tables are up to date.']);
    const database = await openDatabase({ kind: 'postgres', url: environment.DATABASE_URL });
    await spendBusyDay(database, noon);
    await database.close();
  });

  it('backup and restore carry it over into an embedded database, and not twice', async () => {
    const file = join(folder, 'medkig.backup');
    const embedded = { DATA_DIR: join(folder, 'data') };
    const backup = await run(['backup', file], environment);
    expect(backup).toMatchObject({ code: 0, complaints: [] });
    expect(backup.lines).toEqual([
      expect.stringMatching(/^\d+ rows of \d+ tables are in .+medkig\.backup\.$/),
    ]);
    const back = `${backup.lines[0]?.split(' ')[0]} rows of 2026-01-05T12:00:00.000Z are back, and the tables are up to date.`;
    expect(await run(['restore', file], embedded)).toEqual({ code: 0, complaints: [], lines: [back] });
    const again = await run(['restore', file], embedded);
    expect(again.code).toBe(1);
    expect(again.complaints.join()).toMatch(/^This database holds rows already: .* Nothing was restored\.$/);
    const nowhere = join(folder, 'missing', 'file');
    expect((await run(['backup', nowhere], environment)).complaints.join()).toContain(
      'could not be written (ENOENT)',
    );
    expect((await run(['restore', nowhere], embedded)).complaints.join()).toMatch(/^There is no such file/);
  });

  it('reseal needs a key, and says what it did and what no key opens', async () => {
    const none = await run(['reseal'], { ...environment, DATA_DIR: join(folder, 'keyless') });
    expect(none).toMatchObject({ code: 1, complaints: [expect.stringContaining('no data key')] });
    const DATA_KEY = randomBytes(32).toString('base64');
    // The busy day's secrets were never sealed.
    expect(await run(['reseal'], { ...environment, DATA_KEY })).toEqual({
      code: 1,
      lines: ['0 of 2 secrets were sealed anew.'],
      complaints: ['2 of 2 secrets open with no key that is set; they were left alone.'],
    });
  });

  it('export writes what is stored of a municipality, to the terminal or a file of its owner', async () => {
    const args = ['export', 'municipality', 'Vestby', 'Kommune'];
    const exported = { what: 'municipality-exported', agentId: null, at: '2026-01-05T12:00:00.000Z' };
    const { lines } = await run([...args, '-'], environment);
    expect(JSON.parse(lines.join(''))).toMatchObject({
      at: '2026-01-05T12:00:00.000Z',
      municipality: 'Vestby Kommune',
      tables: { audit_entry: [{ number: 1 }, { number: 2 }, { number: 3 }, { number: 4 }, exported] },
    });
    const file = join(folder, 'vestby.json');
    expect(await run([...args, file], environment)).toMatchObject({ code: 0 });
    const { tables } = JSON.parse(await readFile(file, 'utf8'));
    expect(tables.audit_entry).toHaveLength(6);
    expect(tables.audit_entry.at(-1)).toMatchObject(exported);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await run(['export', 'municipality', 'Sydby', '-'], environment)).toMatchObject({
      code: 1,
      complaints: ['There is no municipality «Sydby». There are: Nordby Kommune, Vestby Kommune.'],
    });
  });

  it('purge says how many rows went from which table', async () => {
    const { code, lines } = await run(['purge'], environment);
    expect(code).toBe(0);
    expect(lines).toContain('resting_nameplate: 1 row');
    expect(lines).toContain('consent_receipt: 0 rows');
  });

  it('what takes all out, puts it back or deletes stands in the service’s log, by nobody who signs in', async () => {
    const entriesIn = async (where: Record<string, string>) => {
      const { lines } = await run(['audit', 'export', 'Medkig'], where);
      return lines.slice(1, -1).map((line) => JSON.parse(line));
    };
    const at = '2026-01-05T12:00:00.000Z';
    const [backup, purge] = await entriesIn(environment);
    expect(backup).toMatchObject({ what: 'backup-written', agentId: null, at });
    expect(purge).toMatchObject({ what: 'purged', agentId: null, at, details: { rows: expect.any(Number) } });
    expect(await entriesIn({ DATA_DIR: join(folder, 'data') })).toMatchObject([
      { what: 'backup-restored', agentId: null, at, details: { made: at } },
    ]);
  });

  it('what nobody has foreseen is told without what the database says', async () => {
    const { db, close } = await openDatabase({ kind: 'postgres', url: environment.DATABASE_URL });
    await sql`alter table alarm rename to alarm_of_old`.execute(db);
    const { code, complaints } = await run(['purge'], environment);
    expect([code, complaints]).toEqual([
      1,
      ['command-failed', 'This went wrong in a way that was not foreseen: the line above says where.'],
    ]);
    await sql`insert into kysely_migration values ('9999-future', '2030-01-01')`.execute(db);
    await close();
  });

  it('a database of a newer version is refused by every command', async () => {
    for (const args of [['migrate'], ['purge'], ['audit', 'check'], ['backup', join(folder, 'newer')]]) {
      const { code, complaints } = await run(args, environment);
      expect(code).toBe(1);
      expect(complaints.join()).toMatch(/^A newer version of Medkig has changed this database/);
    }
  });
});

it('what is not understood is answered with what there is', async () => {
  for (const args of [
    [],
    ['audit'],
    ['audit', 'export'],
    ['audit', 'check', 'x'],
    ['backup'],
    ['restore', 'a', 'b'],
    ['export', 'municipality', 'Vestby'],
    ['purge', 'all'],
    ['reseal', 'me'],
    ['migrate', 'back'],
    ['doctor', 'me'],
    ['noget'],
  ]) {
    const { code, complaints } = await run(args, {});
    expect(code).toBe(2);
    expect(complaints.join()).toMatch(/^Use (one of|it so):/);
  }
});

it('a setting that cannot be read is named', async () => {
  const { code, complaints } = await run(['audit', 'check'], { AUDIT_DAYS: 'mange' });
  expect([code, complaints]).toEqual([1, ['AUDIT_DAYS must be a whole number from 1 to 3650.']]);
});

it('an embedded database that the service has open is left alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'medkig-command-'));
  const held = join(folder, 'pglite');
  await mkdir(held);
  const running = await lockFolder(held);
  const { code, complaints } = await run(['audit', 'check'], { DATA_DIR: folder });
  expect(code).toBe(1);
  expect(complaints.join()).toMatch(/^Medkig is running on this DATA_DIR/);
  await running?.release();
  await rm(folder, { recursive: true });
});
