/** The process that writes dies at any moment: MEDKIG_KILLS times on each database, of 1,000 writes each time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { allEntries, checkChain } from '../audit/audit-log.ts';
import type { DatabaseConfig } from '../config.ts';
import { openDatabase } from './database.ts';
import { createPostgres } from './test-databases.ts';

const writer = fileURLToPath(new URL('./busy-writer.fixture.ts', import.meta.url));
const rounds = Number(process.env.MEDKIG_KILLS ?? 3);
const WRITES = 1000;
/** The writer comes up, writes and dies, and the database is opened once more: an upper bound for a busy machine. */
const ROUND_MS = 120_000;

/** Kills the writer when it has said `after` numbers and is at the next one; the last number that it has said. */
async function writeUntilKilled(
  config: DatabaseConfig,
  municipality: string,
  after: number,
): Promise<number> {
  const args = [writer, JSON.stringify(config), municipality, String(WRITES)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const last = () => Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (last() >= after) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return last();
}

async function embedded() {
  const folder = await mkdtemp(join(tmpdir(), 'medkig-killed-'));
  const config: DatabaseConfig = { kind: 'embedded', folder };
  return { config, remove: () => rm(folder, { recursive: true }) };
}

async function postgres() {
  const { url, drop } = await createPostgres();
  const config: DatabaseConfig = { kind: 'postgres', url };
  return { config, remove: drop };
}

describe.each([
  { name: 'PGlite', make: embedded },
  { name: 'PostgreSQL', make: postgres },
])('a kill in the middle of writing to $name', ({ name, make }) => {
  const made = make();
  const kills: string[] = [];
  afterAll(async () => {
    await (await made).remove();
    process.stdout.write(`${name}: killed after ${kills.join(', ')} of ${WRITES} writes\n`);
  });

  // The same database each time: what one kill has left is what the next start finds.
  it.each(Array.from({ length: rounds }, (_, round) => round + 1))(
    'loses no write that was said to be done, and the next start goes on (time %i)',
    { timeout: ROUND_MS },
    async (round) => {
      const { config } = await made;
      const municipality = `00000000-0000-4000-8000-${String(round).padStart(12, '0')}`;
      const said = await writeUntilKilled(config, municipality, 1 + Math.floor(Math.random() * (WRITES / 2)));
      kills.push(String(said));
      const owner = { of: 'municipality', id: municipality } as const;
      const { db, close } = await openDatabase(config);
      const times: number[] = [];
      for await (const { at } of allEntries(db, owner)) times.push(at);
      const check = await checkChain(db, owner);
      await close();
      expect(times.length).toBeGreaterThanOrEqual(said);
      expect(times).toEqual(times.map((_, index) => index + 1));
      expect(check).toMatchObject({ ok: true, head: { number: times.length } });
    },
  );
});
