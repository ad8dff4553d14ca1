import type { ApiFailure } from '@medkig/api/client';
import {
  type Delivery,
  deleteWebhook,
  type KeptWebhook,
  listDeliveries,
  rotateWebhookSecret,
  testWebhook,
} from '@medkig/api/webhook';
import { useId, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { QuestionDialog } from '../guide-cards/question-dialog.tsx';
import { useWhen } from '../guide-cards/use-when.ts';
import { WebhookEditForm } from './webhook-edit-form.tsx';

const tags = { waiting: 'wait', delivered: 'ok', 'given-up': 'stop' } as const;

interface WebhookItemProps {
  api: ApiClient;
  municipality: string;
  webhook: KeptWebhook;
  mayChange: boolean;
  onChanged(): void;
  onSecret(secret: string): void;
}

/** One webhook: another address, a test, a new secret, what came of its messages. */
export function WebhookItem({
  api,
  municipality,
  webhook,
  mayChange,
  onChanged,
  onSecret,
}: WebhookItemProps) {
  const { say, announce } = useConsole();
  const when = useWhen();
  const logId = useId();
  const [deliveries, setDeliveries] = useState<readonly Delivery[]>();
  const [failed, setFailed] = useState<ApiFailure>();
  const [isEditing, setEditing] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [now] = useState(() => Date.now());
  const question = useRef<HTMLDialogElement>(null);
  const edit = useRef<HTMLButtonElement>(null);
  const params = { municipality, webhook: webhook.id };

  const show = async () => {
    const answer = await api.ask(listDeliveries, { params });
    setFailed(answer.ok ? undefined : answer.reason);
    if (answer.ok) setDeliveries(answer.value.items);
  };
  const test = async () => {
    const answer = await api.ask(testWebhook, { params });
    setFailed(answer.ok ? undefined : answer.reason);
    if (!answer.ok) return;
    announce(say('webhooks.test.sent'));
    await show();
  };
  const rotate = async () => {
    const answer = await api.ask(rotateWebhookSecret, { params });
    setFailed(answer.ok ? undefined : answer.reason);
    if (!answer.ok) return;
    onSecret(answer.value.secret);
    onChanged();
  };
  const remove = async () => {
    const answer = await api.ask(deleteWebhook, { params });
    setFailed(answer.ok ? undefined : answer.reason);
    if (answer.ok) onChanged();
  };

  const close = () => {
    setEditing(false);
    edit.current?.focus();
  };

  return (
    <li>
      <p className="name">{webhook.url}</p>
      <p className="muted">{webhook.events.map((event) => say(`webhook.${event}`)).join(' · ')}</p>
      {webhook.previousSecretUntil !== null && webhook.previousSecretUntil > now && (
        <p className="muted">{say('webhooks.previous', { at: when(webhook.previousSecretUntil) })}</p>
      )}
      {failed && (
        <p className="message stop" role="alert">
          {say(failureText(failed))}
        </p>
      )}
      <div className="buttons">
        {mayChange && (
          <>
            <button
              ref={edit}
              type="button"
              className="button"
              aria-expanded={isEditing}
              onClick={() => {
                setEditing(!isEditing);
                setSaved(false);
              }}
            >
              {say('webhooks.edit')}
            </button>
            <button type="button" className="button" onClick={test}>
              {say('webhooks.test')}
            </button>
          </>
        )}
        <button type="button" className="button" onClick={show}>
          {say('webhooks.log')}
        </button>
        {mayChange && (
          <>
            <button type="button" className="button" onClick={rotate}>
              {say('webhooks.rotate')}
            </button>
            <button type="button" className="button danger" onClick={() => question.current?.showModal()}>
              {say('webhooks.delete')}
            </button>
          </>
        )}
      </div>
      <p role="status" className="name">
        {isSaved && say('municipality.saved')}
      </p>
      {isEditing && (
        <WebhookEditForm
          {...{ api, municipality, webhook, onChanged }}
          onSaved={() => {
            setSaved(true);
            onChanged();
            close();
          }}
          onClose={close}
        />
      )}
      {deliveries?.length === 0 && <p>{say('webhooks.log.empty')}</p>}
      {deliveries && deliveries.length > 0 && (
        <section aria-labelledby={logId}>
          <h3 id={logId}>{say('webhooks.log.title')}</h3>
          <ul className="deliveries">
            {deliveries.map(({ id, type, state, tries, outcome, createdAt }) => (
              <li key={id}>
                <span className={`tag ${tags[state]}`}>{say(`delivery.${state}`)}</span>
                <span>{say(`webhook.${type}`)}</span>
                <span className="muted">
                  {when(createdAt)} · {say('webhooks.log.tries', { count: tries })}
                  {outcome !== null && ` · ${say('webhooks.log.outcome', { outcome })}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <QuestionDialog
        ref={question}
        question={say('webhooks.delete.question')}
        text={say('webhooks.delete.text')}
        no={say('integrations.keep')}
        yes={say('webhooks.delete')}
        onYes={remove}
      />
    </li>
  );
}
