import { allPages } from '@medkig/api/all-pages';
import { listAllTokens, listTokens } from '@medkig/api/api-token';
import { listMunicipalities } from '@medkig/api/municipality';
import type { Permission } from '@medkig/api/role';
import { useCallback } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { NotHere } from '../app/not-here.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import type { WorkplacePageProps } from '../app/workplace-page.tsx';
import { AllTokensCard } from './all-tokens-card.tsx';
import './integrations.css';
import { TokensCard } from './tokens-card.tsx';
import { WebhooksCard } from './webhooks-card.tsx';

/** «Forbindelser»: what lets other systems ask, and what tells them. One's own tokens, and beside them what one may. */
export function IntegrationsPage({ me: { may }, api }: Pick<WorkplacePageProps, 'me' | 'api'>) {
  const { say } = useConsole();
  const load = useCallback(() => readAll(api, may), [api, may]);
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
        <>
          <div className="columns">
            <TokensCard api={api} may={may} tokens={loaded.value.tokens} onChanged={reload} />
            {loaded.value.municipalities && (
              <WebhooksCard
                api={api}
                municipalities={loaded.value.municipalities}
                mayChange={may.includes('webhooks:write')}
              />
            )}
          </div>
          {loaded.value.allTokens && (
            <AllTokensCard api={api} tokens={loaded.value.allTokens} onChanged={reload} />
          )}
        </>
      )}
    </main>
  );
}

async function readAll(api: ApiClient, may: readonly Permission[]) {
  const [tokens, allTokens, municipalities] = await Promise.all([
    api.ask(listTokens, {}),
    may.includes('people:write') ? api.ask(listAllTokens, {}) : undefined,
    may.includes('webhooks:read') ? allPages((query) => api.ask(listMunicipalities, { query })) : undefined,
  ]);
  if (!tokens.ok) return tokens;
  if (allTokens?.ok === false) return allTokens;
  if (municipalities?.ok === false) return municipalities;
  return {
    ok: true,
    value: {
      tokens: tokens.value.items,
      allTokens: allTokens?.value.items,
      municipalities: municipalities?.value.items,
    },
  } as const;
}
