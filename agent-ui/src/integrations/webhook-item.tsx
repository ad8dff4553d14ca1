import type { ApiFailure } from '@medkig/api/client';
import {
  type Delivery,
  deleteWebhook,
  type KeptWebhook,
  listDeliveries,
  rotateWebhookSecret,
  testWebhook,
} from '@medkig/api/webhook';
import { useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { QuestionDialog } from '../guide-cards/question-dialog.tsx';
import { useWhen } from '../guide-cards/use-when.ts';
import { DataTable } from '../table/data-table.tsx';

interface WebhookItemProps {
  api: ApiClient;
  municipality: string;
  webhook: KeptWebhook;
  mayChange: boolean;
  onChanged(): void;
  onSecret(secret: string): void;
}

/** One webhook: a test, a new secret, what came of its messages. */
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
  const [deliveries, setDeliveries] = useState<readonly Delivery[]>();
  const [failed, setFailed] = useState<ApiFailure>();
  const question = useRef<HTMLDialogElement>(null);
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
    if (answer.ok) onSecret(answer.value.secret);
  };
  const remove = async () => {
    const answer = await api.ask(deleteWebhook, { params });
    setFailed(answer.ok ? undefined : answer.reason);
    if (answer.ok) onChanged();
  };

  return (
    <li>
      <p className="name">{webhook.url}</p>
      <p className="muted">{webhook.events.map((event) => say(`webhook.${event}`)).join(' · ')}</p>
      {failed && (
        <p className="message stop" role="alert">
          {say(failureText(failed))}
        </p>
      )}
      <div className="buttons">
        {mayChange && (
          <button type="button" className="button" onClick={test}>
            {say('webhooks.test')}
          </button>
        )}
        <button type="button" className="button" onClick={show}>
          {say(deliveries ? 'webhooks.log.again' : 'webhooks.log')}
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
      {deliveries?.length === 0 && <p>{say('webhooks.log.empty')}</p>}
      {deliveries && deliveries.length > 0 && (
        <DataTable
          caption={say('webhooks.log.title')}
          columns={[
            {
              id: 'at',
              title: say('webhooks.log.at'),
              value: ({ createdAt }) => new Date(createdAt).toISOString(),
              cell: ({ createdAt }) => when(createdAt),
            },
            { id: 'type', title: say('webhooks.log.type'), value: ({ type }) => say(`webhook.${type}`) },
            { id: 'state', title: say('webhooks.log.state'), value: ({ state }) => say(`delivery.${state}`) },
            { id: 'tries', title: say('webhooks.log.tries'), value: ({ tries }) => tries, isNumber: true },
            { id: 'outcome', title: say('webhooks.log.outcome'), value: ({ outcome }) => outcome ?? '–' },
          ]}
          rows={deliveries}
          idOf={({ id }) => id}
          fileName="webhook"
        />
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
