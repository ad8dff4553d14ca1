import { useCallback } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { NotHere } from '../app/not-here.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import './account.css';
import { PasskeysCard } from './passkeys-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { readAll, type SignInWays } from './read-all.ts';
import { SignInsCard } from './sign-ins-card.tsx';
import { TotpCard } from './totp-card.tsx';

/** «Sådan logger du ind». */
export function AccountPage({ api }: { api: ApiClient }) {
  const { say } = useConsole();
  const load = useCallback(() => readAll(api), [api]);
  const { loaded, reload } = useLoaded(load);
  return (
    <main className="account">
      <PageHeading title={say('ways.title')} />
      <NotHere loaded={loaded} retry={reload} />
      {loaded.is === 'here' && (
        <>
          <p className="muted">{say('ways.text', { email: loaded.value.account.email })}</p>
          <div className="cards">
            <Cards api={api} {...loaded.value} onChanged={reload} />
          </div>
        </>
      )}
    </main>
  );
}

function Cards({ api, account, passkeys, onChanged }: SignInWays & { api: ApiClient; onChanged(): void }) {
  const by = { password: account.hasPassword, passkey: passkeys.length > 0 };
  return (
    <>
      <div className="column">
        <PasswordCard api={api} account={account} onChanged={onChanged} />
        <SignInsCard api={api} account={account} />
      </div>
      <div className="column">
        {(by.password || by.passkey) && (
          <PasskeysCard api={api} by={by} passkeys={passkeys} onChanged={onChanged} />
        )}
        {account.hasPassword && <TotpCard api={api} by={by} account={account} onChanged={onChanged} />}
      </div>
    </>
  );
}
