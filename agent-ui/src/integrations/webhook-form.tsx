import type { ApiFailure } from '@medkig/api/client';
import { addWebhook, type WebhookEventType, webhookDetailsSchema, webhookEvents } from '@medkig/api/webhook';
import { type SubmitEvent, useId, useState } from 'react';
import * as v from 'valibot';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { TextField } from '../guide-cards/text-field.tsx';

interface WebhookFormProps {
  api: ApiClient;
  municipality: string;
  onMade(secret: string): void;
}

/** Where it leads, and what it tells. */
export function WebhookForm({ api, municipality, onMade }: WebhookFormProps) {
  const { say } = useConsole();
  const id = useId();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<readonly WebhookEventType[]>(webhookEvents);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState<ApiFailure>();

  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const body = v.safeParse(webhookDetailsSchema, { url, events });
    const places = body.issues?.map((issue) => v.getDotPath(issue)?.split('.')[0] ?? '') ?? [];
    setWrong(places);
    if (!body.success) {
      document.getElementById(places.includes('url') ? `${id}-url` : `${id}-events`)?.focus();
      return;
    }
    const answer = await api.ask(addWebhook, { params: { municipality }, body: body.output });
    if (!answer.ok && answer.reason === 'malformed') setWrong(['url']);
    setFailed(answer.ok ? undefined : answer.reason);
    if (!answer.ok) return;
    setUrl('');
    onMade(answer.value.secret);
  };

  return (
    <form onSubmit={add} noValidate>
      <h3>{say('webhooks.new')}</h3>
      <TextField
        id={`${id}-url`}
        label={say('webhooks.url')}
        hint={say('webhooks.url.hint')}
        problem={wrong.includes('url') ? say('webhooks.url.error') : undefined}
        value={url}
        longest={500}
        onChange={setUrl}
        isTechnical
      />
      <fieldset id={`${id}-events`} tabIndex={-1}>
        <legend>{say('webhooks.events')}</legend>
        {wrong.includes('events') && (
          <p className="error">
            <span className="unseen">{say('error.prefix')}</span>
            {say('webhooks.events.error')}
          </p>
        )}
        {webhookEvents.map((one) => (
          <label key={one} className="tick">
            <input
              type="checkbox"
              checked={events.includes(one)}
              onChange={({ target }) =>
                setEvents(target.checked ? [...events, one] : events.filter((other) => other !== one))
              }
            />
            <span>{say(`webhook.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {failed && (
        <p className="message stop" role="alert">
          {say(failureText(failed))}
        </p>
      )}
      <button type="submit" className="button primary">
        {say('webhooks.add')}
      </button>
    </form>
  );
}
