import { sql } from 'kysely';
import type { DatabaseConfig } from '../config.ts';
import type { Seal } from '../sealing/seal.ts';
import { countSealed, type SealedCount } from '../sealing/sealed-cells.ts';
import { connectDatabase, type Database, FolderInUse } from '../storage/database.ts';
import { appliedMigrations, isNewer, knownMigrations } from '../storage/migrate.ts';
import { codeOf, type Finding } from './finding.ts';

export interface DatabaseFindings {
  database: Finding;
  clock: Finding;
  /** Absent while nobody can look. */
  sealed?: SealedCount;
}

/** What a socket ticket, the shortest-lived thing with a time in it, can bear, in milliseconds. */
const CLOCK_BEARS_MS = 5000;

/**
 * @param deps.service where the service would answer on this machine
 * @param deps.seal absent: there is no data key
 */
export async function checkDatabase(
  config: DatabaseConfig,
  deps: { now(): number; service: string; seal: Seal | undefined },
): Promise<DatabaseFindings> {
  let database: Database;
  try {
    database = await connectDatabase(config);
  } catch (error) {
    const ownClock: Finding = {
      is: 'skipped',
      says: 'an embedded database goes by the clock of this machine',
    };
    if (error instanceof FolderInUse) return { database: await askService(deps.service), clock: ownClock };
    return { database: closed(config, error), clock: ownClock };
  }
  try {
    const tables = await checkTables(database);
    const clock = await checkClock(config, database, deps.now);
    if (tables.is === 'wrong') return { database: tables, clock };
    return { database: tables, clock, sealed: await countSealed(database.db, deps.seal) };
  } catch (error) {
    const says = 'the database tells no time';
    return { database: closed(config, error), clock: { is: 'skipped', says } };
  } finally {
    await database.close();
  }
}

function closed(config: DatabaseConfig, error: unknown): Finding {
  const todo =
    config.kind === 'postgres'
      ? 'Start it, or set DATABASE_URL right: host, port, user, password, name of the database.'
      : 'Let the service’s user write to DATA_DIR; if it may, restore a backup into another folder.';
  return { is: 'wrong', says: `cannot be opened (${codeOf(error)})`, todo };
}

/** The embedded database belongs to one process, which knows whether it answers. */
async function askService(service: string): Promise<Finding> {
  const ready = await fetch(`${service}/readyz`, { signal: AbortSignal.timeout(5000) }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (ready) return { is: 'right', says: 'open in the running service, which says that it is ready' };
  const says = 'another process has DATA_DIR open, and it is not a service that is ready on PORT';
  return { is: 'wrong', says, todo: 'Stop that process, or look at its log.' };
}

async function checkTables({ db }: Database): Promise<Finding> {
  const { rows } = await sql<{ version: string }>`
    select current_setting('server_version') as version
  `.execute(db);
  const name = `PostgreSQL ${rows[0]?.version.split(' ')[0] ?? ''}`;
  const applied = await appliedMigrations(db);
  if (isNewer(applied)) {
    const says = `${name} answers; a newer version of Medkig has changed its tables`;
    return { is: 'wrong', says, todo: 'Run that version, or restore a backup from before it.' };
  }
  const waiting = knownMigrations.length - applied.length;
  if (waiting > 0) {
    const says = `${name} answers; ${waiting} of ${knownMigrations.length} migrations have not been run`;
    return { is: 'wrong', says, todo: 'Run «medkig migrate», or start the service.' };
  }
  const transaction = await db.startTransaction().execute();
  try {
    await transaction.insertInto('municipality').values({ name: 'medkig doctor' }).execute();
  } catch (error) {
    const says = `${name} answers, and takes no row (${codeOf(error)})`;
    return {
      is: 'wrong',
      says,
      todo: 'Give the user of DATABASE_URL the right to write, on a primary server.',
    };
  } finally {
    await transaction.rollback().execute();
  }
  return {
    is: 'right',
    says: `${name} answers, takes rows and has been through all ${applied.length} migrations`,
  };
}

async function checkClock(config: DatabaseConfig, { db }: Database, now: () => number): Promise<Finding> {
  if (config.kind !== 'postgres')
    return { is: 'skipped', says: 'an embedded database goes by the clock of this machine' };
  const before = now();
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db);
  const ours = (before + now()) / 2;
  const aheadS = Math.round((ours - (rows[0]?.at.getTime() ?? ours)) / 1000);
  if (Math.abs(aheadS) * 1000 <= CLOCK_BEARS_MS)
    return { is: 'right', says: 'this machine and the database agree on the time' };
  const says = `this machine is ${Math.abs(aheadS)} s ${aheadS > 0 ? 'ahead of' : 'behind'} the database`;
  return { is: 'wrong', says, todo: 'Have both machines set their clocks by NTP.' };
}
