/** Webhooks in the database. The municipality is within reach when these are asked. */
import {
  type Delivery,
  type KeptWebhook,
  type WebhookDetails,
  webhookEvents,
  webhookMessageSchema,
} from '@medkig/api/webhook';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import * as v from 'valibot';
import type { Seal } from '../sealing/seal.ts';
import type { Tables } from '../storage/tables.ts';
import { isDelivered } from './deliver.ts';
import { newSecret } from './signature.ts';

/** Of one municipality. */
const MOST = 10;
/** Deliveries that are shown. */
const SHOWN = 100;
/** How long a secret signs beside the next one, in milliseconds. */
const GRACE_MS = 24 * 60 * 60_000;

export interface Sources {
  /** Milliseconds since 1970. */
  now: number;
  randomBytes(n: number): Uint8Array;
  seal: Seal;
}

export interface OneWebhook {
  municipalityId: string;
  id: string;
}

export async function webhooksOf(db: Kysely<Tables>, municipalityId: string): Promise<KeptWebhook[]> {
  const rows = await db
    .selectFrom('webhook')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .orderBy('created_at')
    .execute();
  return rows.map(keptOf);
}

/** Absent when the municipality has as many as there may be. */
export async function insertWebhook(
  db: Kysely<Tables>,
  { municipalityId, by, details }: { municipalityId: string; by: string; details: WebhookDetails },
  { now, randomBytes, seal }: Sources,
): Promise<(KeptWebhook & { secret: string }) | undefined> {
  if ((await webhooksOf(db, municipalityId)).length >= MOST) return undefined;
  const id = await newId(db);
  const secret = newSecret(randomBytes);
  const row = await db
    .insertInto('webhook')
    .values({
      id,
      municipality_id: municipalityId,
      ...details,
      secret: seal.seal(secret, { column: 'webhook.secret', row: id }),
      created_by: by,
      created_at: new Date(now),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...keptOf(row), secret };
}

/** Absent when it is another version by now, or gone. */
export async function updateWebhook(
  db: Kysely<Tables>,
  { municipalityId, id }: OneWebhook,
  { from, details }: { from: number; details: WebhookDetails },
): Promise<KeptWebhook | undefined> {
  const row = await db
    .updateTable('webhook')
    .set({ ...details, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('municipality_id', '=', municipalityId)
    .where('version', '=', from)
    .returningAll()
    .executeTakeFirst();
  return row && keptOf(row);
}

/** The new secret, of a webhook that is there. One before that no key opens signs nothing more. */
export async function rotateSecret(
  db: Transaction<Tables>,
  { municipalityId, id }: OneWebhook,
  { now, randomBytes, seal }: Sources,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('webhook')
    .select('secret')
    .where('id', '=', id)
    .where('municipality_id', '=', municipalityId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const before = seal.open(row.secret, { column: 'webhook.secret', row: id });
  const secret = newSecret(randomBytes);
  await db
    .updateTable('webhook')
    .set({
      ...(before.ok
        ? {
            previous_secret: seal.seal(before.text, { column: 'webhook.previous_secret', row: id }),
            previous_until: new Date(now + GRACE_MS),
          }
        : { previous_secret: null, previous_until: null }),
      secret: seal.seal(secret, { column: 'webhook.secret', row: id }),
    })
    .where('id', '=', id)
    .execute();
  return secret;
}

/** Known before the row is there, since what is sealed in it names it. */
async function newId(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ id: string }>`select gen_random_uuid() as id`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('no id');
  return row.id;
}

export async function removeWebhook(
  db: Kysely<Tables>,
  { municipalityId, id }: OneWebhook,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('webhook')
    .where('id', '=', id)
    .where('municipality_id', '=', municipalityId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The newest first. */
export async function deliveriesOf(db: Kysely<Tables>, { id }: OneWebhook): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('webhook_id', '=', id)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(SHOWN)
    .execute();
  return rows.map(({ id, event, created_at, tries, next_try_at, last_status: outcome }) => ({
    ...{ id, tries, outcome },
    type: typeIn(event),
    createdAt: created_at.getTime(),
    state: next_try_at ? 'waiting' : isDelivered(outcome) ? 'delivered' : 'given-up',
    nextTryAt: next_try_at?.getTime() ?? null,
  }));
}

const typeSchema = v.object({ type: webhookMessageSchema.entries.type });
/** Only `outbox.ts` writes them. */
const typeIn = (event: unknown) => v.parse(typeSchema, event).type;

function keptOf(row: Selectable<Tables['webhook']>): KeptWebhook {
  return {
    id: row.id,
    url: row.url,
    events: webhookEvents.filter((event) => row.events.includes(event)),
    createdAt: row.created_at.getTime(),
    previousSecretUntil: row.previous_until?.getTime() ?? null,
    version: row.version,
  };
}
