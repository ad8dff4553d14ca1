import { useCallback } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { NotHere } from '../app/not-here.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import './account.css';
import { PasskeysCard } from './passkeys-card.tsx';
import { readAll, type SignInWays } from './read-all.ts';
import { TotpCard } from './totp-card.tsx';

interface DemandPageProps {
  api: ApiClient;
  /** Something was set up: the workplace opens. */
  onDone(): void;
  signOut(): void;
}

/** All that is open to somebody whose role asks for more than a password, until they have more. */
export function DemandPage({ api, onDone, signOut }: DemandPageProps) {
  const { say } = useConsole();
  const load = useCallback(() => readAll(api), [api]);
  const { loaded, reload } = useLoaded(load);
  return (
    <main className="account demand">
      <div className="title">
        <PageHeading title={say('ways.title')} />
        <button type="button" className="button" onClick={signOut}>
          {say('account.signout')}
        </button>
      </div>
      <p className="message wait">{say('ways.demand')}</p>
      <NotHere loaded={loaded} retry={reload} />
      {loaded.is === 'here' && <Cards api={api} {...loaded.value} onDone={onDone} />}
    </main>
  );
}

function Cards({ api, account, passkeys, onDone }: SignInWays & Omit<DemandPageProps, 'signOut'>) {
  const by = { password: account.hasPassword, passkey: false };
  return (
    <div className="cards">
      <TotpCard api={api} by={by} account={account} onChanged={onDone} />
      <PasskeysCard api={api} by={by} passkeys={passkeys} onChanged={onDone} />
    </div>
  );
}
