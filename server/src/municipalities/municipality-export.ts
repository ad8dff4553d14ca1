/** All that the database holds of one municipality, for that municipality: no secrets, and nothing of another one. */
import { type Kysely, sql } from 'kysely';
import { chainName } from '../audit/audit-event.ts';
import { allEntries } from '../audit/audit-log.ts';
import { noteExport } from '../audit/log-export.ts';
import type { Tables } from '../storage/tables.ts';

type Rows = (db: Kysely<Tables>, municipalityId: string) => Promise<unknown[]>;

/** What several municipalities have in common: it is nobody's alone. */
type Shared = 'of the hotline';

/**
 * Every table, and which columns of whose rows are the municipality's. Columns are named one by one, so that a new one
 * stays inside until somebody has decided about it; hashes of passwords, cookies and seats never leave.
 */
const parts: Record<keyof Tables, Rows | Shared> = {
  municipality: (db, id) =>
    db
      .selectFrom('municipality')
      .select(['id', 'name', 'code', 'agent_display', 'languages', 'colour', 'logo'])
      .select(['greeting_da', 'greeting_en'])
      .where('id', '=', id)
      .execute(),
  phone_number: (db, id) =>
    db.selectFrom('phone_number').select('number').where('municipality_id', '=', id).execute(),
  site: (db, id) =>
    db.selectFrom('site').select(['key', 'origins']).where('municipality_id', '=', id).execute(),
  policy: (db, id) =>
    db
      .selectFrom('policy')
      .select(['version', 'valid_from', 'rules', 'changed_by', 'changed_at'])
      .where('municipality_id', '=', id)
      .orderBy('version')
      .execute(),
  hotline_municipality: (db, id) =>
    db
      .selectFrom('hotline_municipality')
      .innerJoin('hotline', 'hotline.id', 'hotline_id')
      .select(['hotline_id', 'hotline.name as hotline'])
      .where('municipality_id', '=', id)
      .execute(),
  agent: (db, id) =>
    db
      .selectFrom('agent')
      .select(['id', 'email', 'name', 'shown_as', 'roles', 'disabled_at', 'oidc_issuer', 'oidc_subject'])
      .where('employer_municipality_id', '=', id)
      .execute(),
  agent_session: (db, id) =>
    db
      .selectFrom('agent_session')
      .innerJoin('agent', 'agent.id', 'agent_id')
      .select(['agent_id', 'created_at', 'agent_session.last_seen_at', 'expires_at', 'ended_because'])
      .select(['second_factor', 'oidc_sid'])
      .where('employer_municipality_id', '=', id)
      .execute(),
  room: (db, id) =>
    db
      .selectFrom('room')
      .innerJoin('site', 'site.key', 'site_key')
      .select(['room.id', 'opened_at', 'agent_id', 'site_key', 'origin', 'topic'])
      .where('municipality_id', '=', id)
      .execute(),
  past_room: (db, id) =>
    db
      .selectFrom('past_room')
      .select(['id', 'agent_id', 'opened_at', 'ended_at', 'end_reason', 'answered', 'practice', 'topic'])
      .where('municipality_id', '=', id)
      .execute(),
  consent_receipt: (db, id) =>
    db
      .selectFrom('consent_receipt')
      .select(['number', 'room_id', 'agent_id', 'given_at', 'words', 'language', 'grants'])
      .select(['ended_at', 'end_reason', 'topic'])
      .where('municipality_id', '=', id)
      .execute(),
  call_report: (db, id) =>
    db
      .selectFrom('call_report')
      .select(['agent_id', 'reported_at'])
      .where('municipality_id', '=', id)
      .execute(),
  answer_count: (db, id) =>
    db
      .selectFrom('answer_count')
      .select(['hotline_id', 'day', 'answer', 'count'])
      .where('municipality_id', '=', id)
      .execute(),
  audit_chain: (db, id) =>
    db
      .selectFrom('audit_chain')
      .select(['number', 'hash', 'from_number', 'from_hash'])
      .where('chain', '=', chainName({ of: 'municipality', id }))
      .execute(),
  audit_entry: async (db, id) => {
    const entries = [];
    for await (const entry of allEntries(db, { of: 'municipality', id }))
      entries.push({ ...entry, at: new Date(entry.at) });
    return entries;
  },
  invitation: (db, id) =>
    db
      .selectFrom('invitation')
      .innerJoin('agent', 'agent.id', 'agent_id')
      .select(['agent_id', 'invited_by', 'created_at', 'expires_at'])
      .where('employer_municipality_id', '=', id)
      .execute(),
  recovery_code: (db, id) =>
    db
      .selectFrom('recovery_code')
      .innerJoin('agent', 'agent.id', 'agent_id')
      .select('agent_id')
      .where('employer_municipality_id', '=', id)
      .execute(),
  passkey: (db, id) =>
    db
      .selectFrom('passkey')
      .innerJoin('agent', 'agent.id', 'agent_id')
      .select(['agent_id', 'passkey.name', 'created_at', 'last_used_at'])
      .where('employer_municipality_id', '=', id)
      .execute(),
  api_token: (db, id) =>
    db
      .selectFrom('api_token')
      .innerJoin('agent', 'agent.id', 'agent_id')
      .select(['agent_id', 'api_token.name', 'scopes', 'created_at', 'expires_at', 'last_used_at'])
      .where('employer_municipality_id', '=', id)
      .execute(),
  webhook: (db, id) =>
    db
      .selectFrom('webhook')
      .select(['id', 'url', 'events', 'created_by', 'created_at'])
      .where('municipality_id', '=', id)
      .execute(),
  webhook_delivery: (db, id) =>
    db
      .selectFrom('webhook_delivery')
      .innerJoin('webhook', 'webhook.id', 'webhook_id')
      .select(['webhook_id', 'event', 'webhook_delivery.created_at', 'tries', 'last_status'])
      .where('municipality_id', '=', id)
      .execute(),
  site_sighting: (db, id) =>
    db
      .selectFrom('site_sighting')
      .select(['origin', 'last_seen_at'])
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('site')
            .select('key')
            .where('municipality_id', '=', id)
            .where(sql<boolean>`site_sighting.origin = any(site.origins)`),
        ),
      )
      .execute(),
  notice: 'of the hotline',
  hotline: 'of the hotline',
  weekly_hours: 'of the hotline',
  resting_nameplate: 'of the hotline',
  alarm: 'of the hotline',
  guide_card: 'of the hotline',
};

export interface MunicipalityExport {
  municipality: string;
  /** By the name of the table. */
  tables: Record<string, unknown[]>;
}

/**
 * All at one moment, with the entry of the audit log that tells of it; undefined if there is no municipality of that
 * name. By the operator's command, `at` in milliseconds since 1970.
 */
export async function exportMunicipality(
  all: Kysely<Tables>,
  municipality: string,
  at: number,
): Promise<MunicipalityExport | undefined> {
  const found = await all
    .selectFrom('municipality')
    .select('id')
    .where('name', '=', municipality)
    .executeTakeFirst();
  if (!found) return undefined;
  const log = { owner: { of: 'municipality', id: found.id }, name: municipality } as const;
  await noteExport(all, log, { by: null, at }, { what: 'municipality-exported' });
  return all
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      const tables: MunicipalityExport['tables'] = {};
      for (const [table, rows] of Object.entries(parts))
        if (rows !== 'of the hotline') tables[table] = await rows(db, found.id);
      return { municipality, tables };
    });
}

export async function municipalityNames(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom('municipality').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}
