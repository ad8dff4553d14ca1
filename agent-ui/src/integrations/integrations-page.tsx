import { allPages } from '@medkig/api/all-pages';
import { listTokens } from '@medkig/api/api-token';
import { listMunicipalities } from '@medkig/api/municipality';
import { useCallback } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { NotHere } from '../app/not-here.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import type { WorkplacePageProps } from '../app/workplace-page.tsx';
import './integrations.css';
import { TokensCard } from './tokens-card.tsx';
import { WebhooksCard } from './webhooks-card.tsx';

/** «Forbindelser»: what lets other systems ask, and what tells them. */
export function IntegrationsPage({ me, api }: Pick<WorkplacePageProps, 'me' | 'api'>) {
  const { say } = useConsole();
  const load = useCallback(() => readAll(api), [api]);
  const { loaded, reload } = useLoaded(load);
  return (
    <main className="integrations">
      <div>
        <PageHeading title={say('nav.integrations')} />
        <p className="muted">
          {say('integrations.lead')}{' '}
          <a href="/api/docs" target="_blank" rel="noreferrer">
            {say('integrations.docs')}
          </a>
        </p>
      </div>
      <NotHere loaded={loaded} retry={reload} />
      {loaded.is === 'here' && (
        <div className="columns">
          <TokensCard api={api} may={me.may} tokens={loaded.value.tokens} onChanged={reload} />
          <WebhooksCard
            api={api}
            municipalities={loaded.value.municipalities}
            mayChange={me.may.includes('webhooks:write')}
          />
        </div>
      )}
    </main>
  );
}

async function readAll(api: ApiClient) {
  const [tokens, municipalities] = await Promise.all([
    api.ask(listTokens, {}),
    allPages((query) => api.ask(listMunicipalities, { query })),
  ]);
  if (!tokens.ok) return tokens;
  if (!municipalities.ok) return municipalities;
  return {
    ok: true,
    value: { tokens: tokens.value.items, municipalities: municipalities.value.items },
  } as const;
}
