/** Webhooks: how a municipality's own systems hear what happens, signed as https://www.standardwebhooks.com says. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { slugSchema } from './guide-card.ts';
import { id, moment } from './plain-text.ts';

export const webhookEvents = ['session-started', 'session-ended', 'consent-given', 'call-reported'] as const;
export type WebhookEventType = (typeof webhookEvents)[number];

const host = String.raw`(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])`;
const address = new RegExp(
  String.raw`^(?:https://${host}|http://(?:localhost|127\.0\.0\.1))(?::\d{1,5})?(?:/[^\s#\\]*)?$`,
  'i',
);

/** Over https; without TLS only on this machine. No name or password in it. */
export const webhookUrlSchema = v.pipe(v.string(), v.trim(), v.maxLength(500), v.regex(address));

export const webhookDetailsSchema = v.strictObject({
  url: webhookUrlSchema,
  events: v.pipe(
    v.array(v.picklist(webhookEvents)),
    v.minLength(1),
    v.checkItems((event, index, all) => all.indexOf(event) === index),
  ),
});
export type WebhookDetails = v.InferOutput<typeof webhookDetailsSchema>;

export const keptWebhookSchema = v.object({
  id,
  url: v.string(),
  events: v.array(v.picklist(webhookEvents)),
  createdAt: moment,
  /** Until then the secret before signs too; null when there is none. */
  previousSecretUntil: v.nullable(moment),
  /** Of address and events. */
  version: v.number(),
});
export type KeptWebhook = v.InferOutput<typeof keptWebhookSchema>;

/** What is sent. There is nothing of a page, of a citizen or of an agent in it. */
export const webhookMessageSchema = v.object({
  type: v.picklist([...webhookEvents, 'test']),
  /** ISO 8601: when it happened. */
  timestamp: v.string(),
  data: v.object({
    municipalityId: id,
    /** Names the session. */
    roomId: v.exactOptional(v.string()),
    /** `consent-given`: the number of its receipt. */
    receipt: v.exactOptional(v.string()),
    /** `session-ended`: why. */
    reason: v.exactOptional(v.string()),
    /** `session-ended`: the slug of the guide card that it was about, or «andet», where that was said by then. */
    topic: v.exactOptional(slugSchema),
  }),
});
export type WebhookMessage = v.InferOutput<typeof webhookMessageSchema>;

export const deliverySchema = v.object({
  /** Sent as `webhook-id`, the same at each try. */
  id,
  type: webhookMessageSchema.entries.type,
  createdAt: moment,
  state: v.picklist(['waiting', 'delivered', 'given-up']),
  tries: v.number(),
  nextTryAt: v.nullable(moment),
  /** What came of the last try: an HTTP status, or «timeout», «unreachable», «private-address», «secret-unreadable». */
  outcome: v.nullable(v.string()),
});
export type Delivery = v.InferOutput<typeof deliverySchema>;

const secret = v.object({ secret: v.string() });
const ofMunicipality = v.object({ municipality: id });
const oneWebhook = v.object({ municipality: id, webhook: id });

export const listWebhooks = endpoint({
  method: 'GET',
  path: '/municipalities/:municipality/webhooks',
  summary: 'The municipality’s webhooks',
  needs: 'webhooks:read',
  params: ofMunicipality,
  answer: v.object({ items: v.array(keptWebhookSchema) }),
});

export const addWebhook = endpoint({
  method: 'POST',
  path: '/municipalities/:municipality/webhooks',
  summary: 'Adds a webhook; `secret` signs what is sent, and is never shown again',
  needs: 'webhooks:write',
  params: ofMunicipality,
  body: webhookDetailsSchema,
  answer: v.object({ ...keptWebhookSchema.entries, ...secret.entries }),
  problems: ['full'],
});

export const changeWebhook = endpoint({
  method: 'PUT',
  path: '/municipalities/:municipality/webhooks/:webhook',
  summary: 'Changes where a webhook leads and what it tells',
  needs: 'webhooks:write',
  params: oneWebhook,
  body: webhookDetailsSchema,
  answer: keptWebhookSchema,
  version: 'change',
  problems: ['not-found', 'changed-meanwhile'],
});

export const deleteWebhook = endpoint({
  method: 'DELETE',
  path: '/municipalities/:municipality/webhooks/:webhook',
  summary: 'Deletes a webhook, with what still waits for it',
  needs: 'webhooks:write',
  params: oneWebhook,
});

export const rotateWebhookSecret = endpoint({
  method: 'POST',
  path: '/municipalities/:municipality/webhooks/:webhook/secret',
  summary: 'Makes a new secret; the one before signs too for 24 hours',
  needs: 'webhooks:write',
  params: oneWebhook,
  answer: secret,
});

export const testWebhook = endpoint({
  method: 'POST',
  path: '/municipalities/:municipality/webhooks/:webhook/test',
  summary: 'Sends a message of the type `test`',
  needs: 'webhooks:write',
  params: oneWebhook,
});

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/municipalities/:municipality/webhooks/:webhook/deliveries',
  summary: 'The last hundred messages of a webhook and what came of them, the newest first',
  needs: 'webhooks:read',
  params: oneWebhook,
  answer: v.object({ items: v.array(deliverySchema) }),
});
