import { changeWebhook, type KeptWebhook, type WebhookDetails } from '@medkig/api/webhook';
import { useEffect, useId, useReducer, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { FormFoot } from '../municipalities/form-foot.tsx';
import { FormMessage } from '../municipalities/form-message.tsx';
import { type FormState, formTransition } from '../municipalities/form-state.ts';
import { useForm } from '../municipalities/use-form.ts';
import { readWebhook } from './read-webhook.ts';
import { WebhookConflict } from './webhook-conflict.tsx';
import { WebhookFields, webhookFieldId } from './webhook-fields.tsx';

/** `version`: which one it was begun over. */
type Draft = WebhookDetails & { version: number };

interface WebhookEditFormProps {
  api: ApiClient;
  municipality: string;
  /** As it is kept now. */
  webhook: KeptWebhook;
  /** Somebody has changed it. */
  onChanged(): void;
  onSaved(): void;
  onClose(): void;
}

/** Changes where a webhook leads and what it tells; its secret stays. */
export function WebhookEditForm({
  api,
  municipality,
  webhook,
  onChanged,
  onSaved,
  onClose,
}: WebhookEditFormProps) {
  const { say } = useConsole();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [state, tell] = useReducer(formTransition<Draft>, first);
  const { url, events, version } = webhook;
  const { draft, change } = useForm<Draft>(state, { url, events, version }, tell);
  /** An address that has the right form and that the server takes all the same from nobody. */
  const [refused, setRefused] = useState<string>();
  const reading = readWebhook(draft);
  const unread = state.is === 'incomplete' && !reading.ok ? reading.problems : [];
  const wrong = draft.url === refused && !unread.includes('url') ? (['url', ...unread] as const) : unread;
  const isOvertaken = 'draft' in state && state.is !== 'saving' && draft.version !== version;

  async function save(given: Draft): Promise<void> {
    const read = readWebhook(given);
    if (!read.ok) return tell({ t: 'incomplete', draft: given });
    tell({ t: 'sent', draft: given });
    const answer = await api.ask(changeWebhook, {
      params: { municipality, webhook: webhook.id },
      body: read.value,
      version: given.version,
    });
    if (answer.ok) return onSaved();
    if (answer.reason === 'malformed') setRefused(given.url);
    if (answer.reason === 'changed-meanwhile') onChanged();
    tell({ t: 'refused', reason: answer.reason });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (state.is !== 'saving') void save(draft);
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {say('webhooks.edit.title')}
      </h3>
      {isOvertaken ? (
        <WebhookConflict
          theirs={webhook}
          onTheirs={() => tell({ t: 'undo' })}
          onMine={() => void save({ ...draft, version })}
        />
      ) : (
        <FormMessage
          state={state}
          problems={wrong.map((field) => ({
            id: webhookFieldId(id, field),
            text: say(`webhooks.${field}.error`),
          }))}
        />
      )}
      <WebhookFields form={id} draft={draft} wrong={wrong} onChange={change} />
      <FormFoot state={state} onUndo={() => tell({ t: 'undo' })}>
        {state.is === 'untouched' && (
          <button type="button" className="button" onClick={onClose}>
            {say('municipality.cancel')}
          </button>
        )}
      </FormFoot>
    </form>
  );
}

const first: FormState<Draft> = { is: 'untouched' };
