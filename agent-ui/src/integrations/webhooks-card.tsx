import type { KeptMunicipality } from '@medkig/api/municipality';
import { type KeptWebhook, listWebhooks } from '@medkig/api/webhook';
import { useCallback, useId, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { NotHere } from '../app/not-here.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import { SecretOnce } from './secret-once.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookItem } from './webhook-item.tsx';

interface WebhooksCardProps {
  api: ApiClient;
  municipalities: readonly KeptMunicipality[];
  mayChange: boolean;
}

/** The webhooks of one municipality at a time. */
export function WebhooksCard({ api, municipalities, mayChange }: WebhooksCardProps) {
  const { say } = useConsole();
  const id = useId();
  const [municipality, setMunicipality] = useState(municipalities[0]?.id ?? '');
  return (
    <section className="card part" aria-labelledby="webhooks-title">
      <h2 id="webhooks-title">{say('webhooks.title')}</h2>
      <p className="muted">{say('webhooks.text')}</p>
      {municipalities.length > 1 && (
        <div className="field">
          <label htmlFor={id}>{say('webhooks.municipality')}</label>
          <select id={id} value={municipality} onChange={({ target }) => setMunicipality(target.value)}>
            {municipalities.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
      )}
      {municipality && (
        <Webhooks key={municipality} api={api} municipality={municipality} mayChange={mayChange} />
      )}
    </section>
  );
}

interface WebhooksProps {
  api: ApiClient;
  municipality: string;
  mayChange: boolean;
}

function Webhooks({ api, municipality, mayChange }: WebhooksProps) {
  const { say } = useConsole();
  const load = useCallback(() => api.ask(listWebhooks, { params: { municipality } }), [api, municipality]);
  const { loaded, reload } = useLoaded(load);
  const [secret, setSecret] = useState<string>();
  const items: readonly KeptWebhook[] = loaded.is === 'here' ? loaded.value.items : [];
  return (
    <>
      <NotHere loaded={loaded} retry={reload} />
      {secret !== undefined && (
        <SecretOnce title={say('webhooks.secret')} secret={secret} onDone={() => setSecret(undefined)} />
      )}
      {loaded.is === 'here' && items.length === 0 && <p>{say('webhooks.empty')}</p>}
      <ul className="items webhooks">
        {items.map((webhook) => (
          <WebhookItem
            key={webhook.id}
            {...{ api, municipality, webhook, mayChange }}
            onChanged={reload}
            onSecret={setSecret}
          />
        ))}
      </ul>
      {mayChange && (
        <WebhookForm
          {...{ api, municipality }}
          onMade={(made) => {
            setSecret(made);
            reload();
          }}
        />
      )}
    </>
  );
}
