import type { ProblemCode } from '@medkig/api/problem';
import {
  addWebhook,
  changeWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  rotateWebhookSecret,
  testWebhook,
  type WebhookDetails,
} from '@medkig/api/webhook';
import type { Kysely, Transaction } from 'kysely';
import type { Reach } from '../accounts/access.ts';
import type { AuditFact } from '../audit/audit-event.ts';
import { audited } from '../audit/audited.ts';
import type { Serve } from '../http/endpoint-router.ts';
import { isWithin } from '../municipalities/workplace-municipalities.ts';
import type { Seal } from '../sealing/seal.ts';
import type { Tables } from '../storage/tables.ts';
import { noteTest } from './outbox.ts';
import {
  deliveriesOf,
  insertWebhook,
  type OneWebhook,
  removeWebhook,
  rotateSecret,
  updateWebhook,
  webhooksOf,
} from './webhooks.ts';

export interface WebhookRoutesDeps {
  db: Kysely<Tables>;
  seal: Seal;
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(n: number): Uint8Array;
  /** Whether a webhook may lead to this machine. */
  local: boolean;
}

const isThere = async (db: Kysely<Tables>, { municipalityId, id }: OneWebhook) =>
  (await webhooksOf(db, municipalityId)).some((webhook) => webhook.id === id);

const notFound = { ok: false, reason: 'not-found' } as const;
const malformed = { ok: false, reason: 'malformed' } as const;

/** `/api/municipalities/:municipality/webhooks` and what is below it. */
export function serveWebhooks(serve: Serve, { db, seal, now, randomBytes, local }: WebhookRoutesDeps): void {
  const sources = () => ({ now: now(), randomBytes, seal });
  const mayLead = ({ url }: WebhookDetails) => local || url.toLowerCase().startsWith('https://');

  serve(listWebhooks, async ({ reach, params: { municipality } }) =>
    (await isWithin(db, reach, municipality))
      ? { ok: true, value: { items: await webhooksOf(db, municipality) } }
      : notFound,
  );

  serve(addWebhook, async ({ who, reach, params: { municipality }, body: details }) => {
    if (!mayLead(details)) return malformed;
    return changing(who.agentId, reach, municipality, async (transaction) => {
      const whose = { municipalityId: municipality, by: who.agentId, details };
      const made = await insertWebhook(transaction, whose, sources());
      return made
        ? { ok: true, value: made, fact: { what: 'webhook-added', webhook: made.id } }
        : { ok: false, reason: 'full' };
    });
  });

  serve(
    changeWebhook,
    async ({ who, reach, params: { municipality, webhook: id }, body: details, version }) => {
      if (!mayLead(details)) return malformed;
      return changing(who.agentId, reach, municipality, async (transaction) => {
        const one = { municipalityId: municipality, id };
        const value = await updateWebhook(transaction, one, { from: version, details });
        if (value) return { ok: true, value, fact: { what: 'webhook-changed', webhook: id } };
        return (await isThere(transaction, one)) ? { ok: false, reason: 'changed-meanwhile' } : notFound;
      });
    },
  );

  serve(deleteWebhook, async ({ who, reach, params: { municipality, webhook: id } }) =>
    changing(who.agentId, reach, municipality, async (transaction) =>
      (await removeWebhook(transaction, { municipalityId: municipality, id }))
        ? { ok: true, value: undefined, fact: { what: 'webhook-deleted', webhook: id } }
        : notFound,
    ),
  );

  serve(rotateWebhookSecret, async ({ who, reach, params: { municipality, webhook: id } }) =>
    changing(who.agentId, reach, municipality, async (transaction) => {
      const secret = await rotateSecret(transaction, { municipalityId: municipality, id }, sources());
      const fact = { what: 'webhook-secret-made', webhook: id } as const;
      return secret === undefined ? notFound : { ok: true, value: { secret }, fact };
    }),
  );

  serve(testWebhook, async ({ reach, params: { municipality, webhook } }) => {
    if (!(await has(reach, municipality, webhook))) return notFound;
    await noteTest(db, { webhookId: webhook, municipalityId: municipality, at: now() });
    return { ok: true, value: undefined };
  });

  serve(listDeliveries, async ({ reach, params: { municipality, webhook: id } }) =>
    (await has(reach, municipality, id))
      ? { ok: true, value: { items: await deliveriesOf(db, { municipalityId: municipality, id }) } }
      : notFound,
  );

  async function has(reach: Reach, municipality: string, id: string): Promise<boolean> {
    return (await isWithin(db, reach, municipality)) && isThere(db, { municipalityId: municipality, id });
  }

  type Changed<T> = { ok: true; value: T; fact: AuditFact } | { ok: false; reason: ProblemCode };

  function changing<T>(
    by: string,
    reach: Reach,
    municipality: string,
    change: (transaction: Transaction<Tables>) => Promise<Changed<T>>,
  ) {
    return audited<T, ProblemCode>(db, { by, at: now() }, async (transaction) => {
      if (!(await isWithin(transaction, reach, municipality))) return notFound;
      const changed = await change(transaction);
      return changed.ok ? { ...changed, chain: { of: 'municipality', id: municipality } } : changed;
    });
  }
}
