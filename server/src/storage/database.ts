import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { type Dialect, Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import type { DatabaseConfig } from '../config.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

export interface Database {
  db: Kysely<Tables>;
  /** Rejects if the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Thrown when another process has the folder of the embedded database open. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

/**
 * Opens the database that `config` names and brings its tables up to date.
 * Throws `FolderInUse`, `DatabaseIsNewer`, or what the database says when it cannot be reached or read.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const database = await connectDatabase(config);
  try {
    await migrate(database.db);
  } catch (error) {
    await database.close().catch(() => {});
    throw error;
  }
  return database;
}

/**
 * Opens it with whatever tables it has. Throws `FolderInUse`; a PostgreSQL that cannot be reached is told by the first
 * query.
 */
export async function connectDatabase(config: DatabaseConfig): Promise<Database> {
  const { dialect, release } = await connect(config);
  const db = new Kysely<Tables>({ dialect });
  const ping = async () => {
    await sql`select 1`.execute(db);
  };
  return { db, ping, close: () => db.destroy().finally(release) };
}

interface Connection {
  dialect: Dialect;
  /** Called after the last query. */
  release(): Promise<void>;
}

async function connect(config: DatabaseConfig): Promise<Connection> {
  switch (config.kind) {
    case 'postgres':
      return { dialect: postgresDialect(config.url), release: async () => {} };
    case 'memory':
      return {
        dialect: new PGliteDialect({
          pglite: () => PGlite.create(config.from && { loadDataDir: config.from }),
        }),
        release: async () => {},
      };
    case 'embedded': {
      const folder = join(config.folder, 'pglite');
      // Rows are for the service's user alone.
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const lock = await lockFolder(folder);
      if (!lock) throw new FolderInUse();
      return { dialect: new PGliteDialect({ pglite: () => PGlite.create(folder) }), release: lock.release };
    }
    default: {
      const never: never = config;
      throw new Error(`no such database: ${String(never)}`);
    }
  }
}

function postgresDialect(url: string): Dialect {
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
  // A connection that dies while idle is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => {});
  return new PostgresDialect({ pool });
}
