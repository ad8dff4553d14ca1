import { type Kysely, sql } from 'kysely';

/** Roles, ways to sign in, how municipalities look, and what the console writes down. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('municipality')
    .addColumn('code', 'text', (column) => column.unique())
    .addColumn('agent_display', 'text', (column) => column.notNull().defaultTo('first-name'))
    .addColumn('languages', sql`text[]`, (column) => column.notNull().defaultTo(sql`'{da,en}'`))
    .addColumn('colour', 'text')
    .addColumn('logo', 'text')
    .addColumn('greeting_da', 'text')
    .addColumn('greeting_en', 'text')
    .execute();

  await db.schema
    .alterTable('agent')
    .addColumn('roles', sql`text[]`, (column) => column.notNull().defaultTo(sql`'{agent}'`))
    .addColumn('disabled_at', 'timestamptz')
    .addColumn('last_seen_at', 'timestamptz')
    .addColumn('totp_secret', 'text')
    .addColumn('totp_last_step', 'integer')
    .addColumn('oidc_issuer', 'text')
    .addColumn('oidc_subject', 'text')
    .execute();
  // Who has been invited has no password yet; who works for the service has no employer.
  await db.schema
    .alterTable('agent')
    .alterColumn('password_hash', (column) => column.dropNotNull())
    .alterColumn('employer_municipality_id', (column) => column.dropNotNull())
    .execute();
  await db.schema
    .alterTable('agent')
    .addUniqueConstraint('agent_oidc', ['oidc_issuer', 'oidc_subject'])
    .execute();

  await db.schema
    .alterTable('agent_session')
    .addColumn('second_factor', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('oidc_sid', 'text')
    .execute();

  const ofAgent = (table: string) =>
    db.schema
      .createTable(table)
      .addColumn('agent_id', 'uuid', (column) => column.notNull().references('agent.id').onDelete('cascade'));

  await ofAgent('invitation')
    .addColumn('token_sha256', 'text', (column) => column.primaryKey())
    .addColumn('invited_by', 'uuid')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();

  await ofAgent('recovery_code')
    .addColumn('code_sha256', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('recovery_code_key', ['agent_id', 'code_sha256'])
    .execute();

  await ofAgent('passkey')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('credential_id', 'text', (column) => column.notNull().unique())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('counter', 'bigint', (column) => column.notNull())
    .addColumn('transports', sql`text[]`, (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('last_used_at', 'timestamptz')
    .execute();

  await ofAgent('api_token')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('token_sha256', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('scopes', sql`text[]`, (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('last_used_at', 'timestamptz')
    .execute();

  await db.schema
    .createTable('webhook')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('municipality_id', 'uuid', (column) =>
      column.notNull().references('municipality.id').onDelete('cascade'),
    )
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('previous_secret', 'text')
    .addColumn('previous_until', 'timestamptz')
    .addColumn('events', sql`text[]`, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('created_by', 'uuid')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('webhook_delivery')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('webhook_id', 'uuid', (column) =>
      column.notNull().references('webhook.id').onDelete('cascade'),
    )
    .addColumn('event', 'jsonb', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('next_try_at', 'timestamptz')
    .addColumn('last_status', 'text')
    .execute();
  await db.schema.createIndex('webhook_due').on('webhook_delivery').column('next_try_at').execute();

  await db.schema
    .createTable('site_sighting')
    .addColumn('origin', 'text', (column) => column.primaryKey())
    .addColumn('last_seen_at', 'timestamptz', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('notice')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('hotline_id', 'uuid', (column) =>
      column.notNull().references('hotline.id').onDelete('cascade'),
    )
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('created_by', 'uuid')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ends_at', 'timestamptz', (column) => column.notNull())
    .execute();

  // What an auditor looks for in a log.
  await db.schema
    .createIndex('audit_entry_agent')
    .on('audit_entry')
    .columns(['chain', 'agent_id', 'number'])
    .execute();
  await db.schema.createIndex('audit_entry_room').on('audit_entry').column('room_id').execute();

  // Rooms in which somebody only practised count in no figure. What a session was about is the slug of a guide card: never
  // words that somebody writes, and it outlives the card.
  for (const table of ['room', 'past_room', 'consent_receipt'])
    await db.schema
      .alterTable(table)
      .addColumn('practice', 'boolean', (column) => column.notNull().defaultTo(false))
      .addColumn('topic', 'text', (column) => column.check(sql`topic ~ '^[a-z0-9-]{1,60}$'`))
      .execute();
}
