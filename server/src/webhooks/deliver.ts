/** Sends what waits in the outbox. Any number of processes may do so on one database, and any of them may be killed. */
import type { Kysely } from 'kysely';
import type { Seal } from '../sealing/seal.ts';
import type { Tables } from '../storage/tables.ts';
import type { Message, Outcome } from './post-message.ts';
import { signatureOf } from './signature.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After the first try, the second and so on; about a day in all. */
const PAUSES = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  7 * HOUR,
  12 * HOUR,
] as const;
export const MOST_TRIES = PAUSES.length + 1;
/** Up to this much of a pause is added, so that receivers that were away are not met by all at once. */
const JITTER = 0.2;
/** Nobody else takes a message that is being sent; should we be killed meanwhile, it is sent again after this long. */
const LEASE_MS = MINUTE;
/** Sent at a time. */
const BATCH = 20;

export interface DeliverDeps {
  db: Kysely<Tables>;
  seal: Seal;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to 1. */
  random(): number;
  post(message: Message): Promise<Outcome>;
  /** Told of each try. */
  counted?(outcome: Outcome): void;
}

/** Sends what is due; resolves with how many that were. */
export async function deliverDue(deps: DeliverDeps): Promise<number> {
  const claimed = await claim(deps);
  await Promise.all(claimed.map((delivery) => deliver(delivery, deps)));
  return claimed.length;
}

type Claimed = Awaited<ReturnType<typeof claim>>[number];

function claim({ db, now }: DeliverDeps) {
  return db.transaction().execute(async (transaction) => {
    const due = await transaction
      .selectFrom('webhook_delivery')
      .innerJoin('webhook', 'webhook.id', 'webhook_id')
      .select(['webhook_delivery.id', 'webhook_id', 'event', 'tries', 'url'])
      .select(['secret', 'previous_secret', 'previous_until'])
      .where('next_try_at', '<=', new Date(now()))
      .orderBy('next_try_at')
      .limit(BATCH)
      .forUpdate('webhook_delivery')
      .skipLocked()
      .execute();
    if (due.length > 0)
      await transaction
        .updateTable('webhook_delivery')
        .set((row) => ({ tries: row('tries', '+', 1), next_try_at: new Date(now() + LEASE_MS) }))
        .where(
          'id',
          'in',
          due.map(({ id }) => id),
        )
        .execute();
    return due.map((row) => ({ ...row, tries: row.tries + 1 }));
  });
}

async function deliver(delivery: Claimed, deps: DeliverDeps): Promise<void> {
  const { db, now, random, counted } = deps;
  const { id, tries } = delivery;
  const outcome = await send(delivery, deps);
  counted?.(outcome);
  const pause = isDelivered(outcome) ? undefined : PAUSES[tries - 1];
  const next = pause === undefined ? null : new Date(now() + pause * (1 + random() * JITTER));
  await db
    .updateTable('webhook_delivery')
    .set({ last_status: outcome, next_try_at: next })
    .where('id', '=', id)
    .execute();
}

/** Not at all if it could not be signed: an operator who puts the key right within a day loses no message. */
async function send(delivery: Claimed, { seal, now, post }: DeliverDeps): Promise<Outcome> {
  const { id, webhook_id: row, url, previous_secret, previous_until } = delivery;
  const secret = seal.open(delivery.secret, { column: 'webhook.secret', row });
  if (!secret.ok) return 'secret-unreadable';
  const isBefore = previous_until !== null && previous_until.getTime() > now();
  const before =
    isBefore && previous_secret !== null
      ? seal.open(previous_secret, { column: 'webhook.previous_secret', row })
      : undefined;
  const secrets = before?.ok ? [secret.text, before.text] : [secret.text];
  const body = JSON.stringify(delivery.event);
  const at = Math.floor(now() / SECOND);
  return post({
    url,
    body,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'Medkig',
      'webhook-id': id,
      'webhook-timestamp': String(at),
      'webhook-signature': signatureOf(secrets, { id, at, body }),
    },
  });
}

export const isDelivered = (outcome: string | null) => outcome !== null && /^2\d\d$/.test(outcome);
