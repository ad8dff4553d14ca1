import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('municipality')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .execute();

  await db.schema
    .createTable('site')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('municipality_id', 'uuid', (column) =>
      column.notNull().references('municipality.id').onDelete('cascade'),
    )
    .addColumn('origins', sql`text[]`, (column) => column.notNull())
    .addCheckConstraint('site_key_shape', sql`key ~ '^[a-z0-9][a-z0-9-]{1,62}$'`)
    .execute();
  // Every socket of a citizen asks whether its origin is known.
  await db.schema.createIndex('site_origins').on('site').using('gin').column('origins').execute();

  await db.schema
    .createTable('policy')
    .addColumn('municipality_id', 'uuid', (column) =>
      column.notNull().references('municipality.id').onDelete('cascade'),
    )
    .addColumn('valid_from', 'timestamptz', (column) => column.notNull())
    .addColumn('rules', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('policy_key', ['municipality_id', 'valid_from'])
    .execute();

  await db.schema
    .createTable('phone_number')
    .addColumn('municipality_id', 'uuid', (column) =>
      column.primaryKey().references('municipality.id').onDelete('cascade'),
    )
    .addColumn('number', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('hotline')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('hotline_municipality')
    .addColumn('hotline_id', 'uuid', (column) =>
      column.notNull().references('hotline.id').onDelete('cascade'),
    )
    .addColumn('municipality_id', 'uuid', (column) =>
      column.primaryKey().references('municipality.id').onDelete('cascade'),
    )
    .execute();

  await db.schema
    .createTable('weekly_hours')
    .addColumn('hotline_id', 'uuid', (column) =>
      column.notNull().references('hotline.id').onDelete('cascade'),
    )
    .addColumn('weekday', 'int2', (column) => column.notNull())
    .addColumn('opens', 'int2', (column) => column.notNull())
    .addColumn('closes', 'int2', (column) => column.notNull())
    .addPrimaryKeyConstraint('weekly_hours_key', ['hotline_id', 'weekday', 'opens'])
    .addCheckConstraint('weekly_hours_weekday', sql`weekday between 1 and 7`)
    .addCheckConstraint('weekly_hours_order', sql`opens >= 0 and opens < closes and closes <= 1440`)
    .execute();

  await db.schema
    .createTable('agent')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('shown_as', 'text', (column) => column.notNull())
    .addColumn('employer_municipality_id', 'uuid', (column) => column.notNull().references('municipality.id'))
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addCheckConstraint('agent_email_lower', sql`email = lower(email)`)
    .execute();

  await db.schema
    .createTable('agent_session')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('token_sha256', 'text', (column) => column.notNull().unique())
    .addColumn('agent_id', 'uuid', (column) => column.notNull().references('agent.id').onDelete('cascade'))
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('last_seen_at', 'timestamptz', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();
}
