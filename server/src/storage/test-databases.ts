/** The two databases that every storage test runs on. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { DatabaseConfig } from '../config.ts';
import { type Database, openDatabase } from './database.ts';

export interface TestDatabase {
  name: string;
  /** A fresh one with all tables and no rows. */
  open(): Promise<Database>;
}

export const testDatabases: TestDatabase[] = [
  { name: 'PGlite', open: () => openDatabase(migratedPglite()) },
  { name: 'PostgreSQL', open: openPostgres },
];

/** In this process, with all tables and no rows. */
export function migratedPglite(): DatabaseConfig {
  return { kind: 'memory', from: new Blob([readFileSync(inject('migratedPglite'))]) };
}

async function openPostgres(): Promise<Database> {
  const fresh = await createPostgres();
  const database = await openDatabase({ kind: 'postgres', url: fresh.url });
  return {
    ...database,
    close: async () => {
      await database.close();
      await fresh.drop();
    },
  };
}

/** A new, empty database on the tests' PostgreSQL server. */
export async function createPostgres(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('postgresUrl');
  const name = `medkig_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
