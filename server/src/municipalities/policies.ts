/** What a municipality has decided about pages that are shown, as a history: nothing is overwritten. */
import type { PolicyVersion } from '@medkig/api/municipality';
import { type Rules, rulesSchema, strictestRules } from '@medkig/api/policy';
import { type Kysely, sql } from 'kysely';
import * as v from 'valibot';
import type { Tables } from '../storage/tables.ts';

export interface Change {
  rules: Rules;
  /** When it comes into force, in milliseconds since 1970. */
  validFrom: number;
  /** The agent's id; null for the operator. */
  by: string | null;
  /** Milliseconds since 1970. */
  at: number;
}

/** Adds a version and returns its number. Throws if the rules are not rules, or if a version starts at that moment already. */
export async function addPolicy(db: Kysely<Tables>, municipalityId: string, change: Change): Promise<number> {
  const rules = v.parse(rulesSchema, change.rules);
  const { version } = await db
    .insertInto('policy')
    .values(({ selectFrom }) => ({
      municipality_id: municipalityId,
      version: selectFrom('policy')
        .select(sql<number>`coalesce(max(version), 0) + 1`.as('next'))
        .where('municipality_id', '=', municipalityId),
      valid_from: new Date(change.validFrom),
      rules: JSON.stringify(rules),
      changed_by: change.by,
      changed_at: new Date(change.at),
    }))
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/**
 * The rules in force at `now`, and their number: the strictest and 0 if none were written.
 * Throws if what is stored are not rules, because guessing could show what should be hidden.
 */
export async function policyAt(
  db: Kysely<Tables>,
  municipalityId: string,
  now: number,
): Promise<{ version: number; rules: Rules }> {
  return policyIn(await policiesAt(db, [municipalityId], now), municipalityId);
}

/** By the municipality's id, as they are stored; those that have written none are not in it. */
export type Policies = ReadonlyMap<string, { version: number; stored: unknown }>;

/** The same of several municipalities at once. `policyIn` reads one of them. */
export async function policiesAt(
  db: Kysely<Tables>,
  municipalityIds: readonly string[],
  now: number,
): Promise<Policies> {
  if (municipalityIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('policy')
    .distinctOn('municipality_id')
    .select(['municipality_id', 'version', 'rules'])
    .where('municipality_id', 'in', municipalityIds)
    .where('valid_from', '<=', new Date(now))
    .orderBy('municipality_id')
    .orderBy('valid_from', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.municipality_id, { version: row.version, stored: row.rules }]));
}

/** Throws as `policyAt` does, and for this municipality only. */
export function policyIn(policies: Policies, municipalityId: string): { version: number; rules: Rules } {
  const found = policies.get(municipalityId);
  if (!found) return { version: 0, rules: strictestRules };
  return { version: found.version, rules: v.parse(rulesSchema, found.stored) };
}

/** Every version ever written, the newest first. Throws if one of them is malformed. */
export async function policyHistory(db: Kysely<Tables>, municipalityId: string): Promise<PolicyVersion[]> {
  const rows = await db
    .selectFrom('policy')
    .leftJoin('agent', 'agent.id', 'policy.changed_by')
    .select(['version', 'rules', 'valid_from', 'changed_at', 'agent.name as by'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    rules: v.parse(rulesSchema, row.rules),
    validFrom: row.valid_from.getTime(),
    changedAt: row.changed_at.getTime(),
    changedBy: row.by,
  }));
}
