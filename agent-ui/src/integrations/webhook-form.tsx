import type { ApiFailure } from '@medkig/api/client';
import { addWebhook, type WebhookDetails, webhookEvents } from '@medkig/api/webhook';
import { type SubmitEvent, useId, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { readWebhook } from './read-webhook.ts';
import { type WebhookField, WebhookFields, webhookFieldId } from './webhook-fields.tsx';

interface WebhookFormProps {
  api: ApiClient;
  municipality: string;
  onMade(secret: string): void;
}

const empty: WebhookDetails = { url: '', events: [...webhookEvents] };

/** A new one. */
export function WebhookForm({ api, municipality, onMade }: WebhookFormProps) {
  const { say } = useConsole();
  const id = useId();
  const [draft, setDraft] = useState(empty);
  const [wrong, setWrong] = useState<readonly WebhookField[]>([]);
  const [failed, setFailed] = useState<ApiFailure>();

  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const read = readWebhook(draft);
    setWrong(read.ok ? [] : read.problems);
    if (!read.ok) {
      const [first = 'url'] = read.problems;
      document.getElementById(webhookFieldId(id, first))?.focus();
      return;
    }
    const answer = await api.ask(addWebhook, { params: { municipality }, body: read.value });
    if (!answer.ok && answer.reason === 'malformed') setWrong(['url']);
    setFailed(answer.ok ? undefined : answer.reason);
    if (!answer.ok) return;
    setDraft({ ...draft, url: '' });
    onMade(answer.value.secret);
  };

  return (
    <form onSubmit={add} noValidate>
      <h3>{say('webhooks.new')}</h3>
      <WebhookFields
        form={id}
        draft={draft}
        wrong={wrong}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
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
