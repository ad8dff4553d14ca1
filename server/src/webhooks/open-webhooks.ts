import type { Kysely } from 'kysely';
import type { Serve } from '../http/endpoint-router.ts';
import type { Log } from '../log.ts';
import type { Tables } from '../storage/tables.ts';
import { startDeliveryWorker } from './delivery-worker.ts';
import { type Outcome, postMessage } from './post-message.ts';
import { serveWebhooks, type WebhookRoutesDeps } from './webhook-routes.ts';

export interface WebhooksDeps extends WebhookRoutesDeps {
  db: Kysely<Tables>;
  log: Pick<Log, 'bug'>;
  /** How often the outbox is looked into, in milliseconds; absent: every two seconds. */
  deliverMs: number | undefined;
  /** Told of each try. */
  counted(outcome: Outcome): void;
}

/** What serves webhooks and sends their messages. */
export function openWebhooks(deps: WebhooksDeps): { serve(serve: Serve): void; close(): Promise<void> } {
  const { db, seal, log, now, randomBytes, local, deliverMs, counted } = deps;
  const random = () => Buffer.from(randomBytes(4)).readUInt32BE() / 2 ** 32;
  const worker = startDeliveryWorker(
    { db, seal, now, random, counted, post: (message) => postMessage(message, { local }) },
    log,
    deliverMs,
  );
  return { serve: (serve) => serveWebhooks(serve, deps), close: worker.stop };
}
