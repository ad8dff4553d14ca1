import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEntry } from '../audit/audit-log.ts';
import { saveHotline } from '../hotline/hotlines.ts';
import { saveMunicipality } from '../municipalities/municipalities.ts';
import { openDatabase } from '../storage/database.ts';
import { lockFolder } from '../storage/folder-lock.ts';
import { createPostgres } from '../storage/test-databases.ts';
import { runCommand } from './command.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');

async function run(args: readonly string[], environment: Record<string, string>) {
  const lines: string[] = [];
  const complaints: string[] = [];
  const code = await runCommand(args, {
    environment: { MEDKIG_DEMO: '1', ...environment },
    write: (line) => lines.push(line),
    complain: (sentence) => complaints.push(sentence),
    now: () => noon,
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

it('what is not understood is answered with what there is', async () => {
  for (const args of [
    [],
    ['audit'],
    ['audit', 'export'],
    ['audit', 'check', 'x'],
    ['noget'],
    ['export', 'incident', 'Nord'],
  ]) {
    const { code, complaints } = await run(args, {});
    expect(code).toBe(2);
    expect(complaints.join()).toMatch(/^Use one of:/);
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
