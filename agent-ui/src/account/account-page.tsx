import { readAccount } from '@medkig/api/account';
import { useCallback } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { PageHeading } from '../app/page-heading.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import './account.css';
import { PasswordCard } from './password-card.tsx';
import { SignInsCard } from './sign-ins-card.tsx';
import { TotpCard } from './totp-card.tsx';

/** «Sådan logger du ind». */
export function AccountPage({ api }: { api: ApiClient }) {
  const { say } = useConsole();
  const load = useCallback(() => api.ask(readAccount, {}), [api]);
  const { loaded, reload } = useLoaded(load);
  return (
    <main className="account">
      <PageHeading title={say('ways.title')} />
      {loaded.is === 'loading' && <p className="muted">{say('ways.loading')}</p>}
      {loaded.is === 'failed' && <p className="message stop">{say(failureText(loaded.reason))}</p>}
      {loaded.is === 'here' && (
        <>
          <p className="muted">{say('ways.text', { email: loaded.value.email })}</p>
          <div className="cards">
            <PasswordCard api={api} account={loaded.value} onChanged={reload} />
            {loaded.value.hasPassword && <TotpCard api={api} account={loaded.value} onChanged={reload} />}
            <SignInsCard api={api} account={loaded.value} />
          </div>
        </>
      )}
    </main>
  );
}
