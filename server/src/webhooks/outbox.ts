/** What is to be told waits in the database, written in the transaction of what it tells. */
import type { WebhookEventType, WebhookMessage } from '@medkig/api/webhook';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';

export interface Happened {
  type: WebhookEventType;
  municipalityId: string;
  /** Milliseconds since 1970. */
  at: number;
  roomId?: string | undefined;
  receipt?: string;
  reason?: string;
  topic?: string;
}

/** For each of the municipality's webhooks that asks for it. */
export async function noteHappened(transaction: Transaction<Tables>, happened: Happened): Promise<void> {
  const { type, municipalityId, at } = happened;
  const event = JSON.stringify(messageOf(happened));
  await transaction
    .insertInto('webhook_delivery')
    .columns(['webhook_id', 'event', 'created_at', 'next_try_at'])
    .expression((build) =>
      build
        .selectFrom('webhook')
        .select(['id'])
        .select([
          sql<string>`${event}::jsonb`.as('event'),
          sql<Date>`${new Date(at)}::timestamptz`.as('created_at'),
          sql<Date>`${new Date(at)}::timestamptz`.as('next_try_at'),
        ])
        .where('municipality_id', '=', municipalityId)
        .where(sql<boolean>`${type}::text = any(events)`),
    )
    .execute();
}

/** What «Send en prøve» sends. */
export async function noteTest(
  db: Kysely<Tables>,
  { webhookId, municipalityId, at }: { webhookId: string; municipalityId: string; at: number },
): Promise<void> {
  const message: WebhookMessage = {
    type: 'test',
    timestamp: new Date(at).toISOString(),
    data: { municipalityId },
  };
  await db
    .insertInto('webhook_delivery')
    .values({
      webhook_id: webhookId,
      event: JSON.stringify(message),
      created_at: new Date(at),
      next_try_at: new Date(at),
    })
    .execute();
}

function messageOf({ type, municipalityId, at, roomId, receipt, reason, topic }: Happened): WebhookMessage {
  const data = {
    municipalityId,
    ...(roomId !== undefined && { roomId }),
    ...(receipt !== undefined && { receipt }),
    ...(reason !== undefined && { reason }),
    ...(topic !== undefined && { topic }),
  };
  return { type, timestamp: new Date(at).toISOString(), data };
}
