import { type WebhookDetails, webhookDetailsSchema } from '@medkig/api/webhook';
import { type Reading, readForm } from '../municipalities/read-form.ts';

const fields = ['url', 'events'] as const;

export function readWebhook({
  url,
  events,
}: WebhookDetails): Reading<WebhookDetails, (typeof fields)[number]> {
  return readForm(webhookDetailsSchema, fields, { url, events });
}
