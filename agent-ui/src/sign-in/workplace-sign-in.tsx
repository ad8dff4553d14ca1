import { type OidcRefusal, oidcRefusals, readSignInWays } from '@medkig/api/sign-in-ways';
import { useEffect, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';

/** Leads to the workplace's own sign-in, where there is one, and back to the page that is asked for. */
export function WorkplaceSignIn({ api }: { api: ApiClient }) {
  const { say } = useConsole();
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    // The other ways are there all the same.
    api.ask(readSignInWays, {}).then((answer) => {
      if (!isOver && answer.ok) setName(answer.value.oidc);
    });
    return () => {
      isOver = true;
    };
  }, [api]);
  if (name === null) return null;
  return (
    <a className="button" href={`/api/oidc/start?to=${encodeURIComponent(location.pathname)}`}>
      {say('signin.oidc', { name })}
    </a>
  );
}

/** Why the workplace's sign-in led back without one. The address forgets it, so that a reload does not say it again. */
export function takeRefusal(): OidcRefusal | undefined {
  const address = new URL(location.href);
  const login = address.searchParams.get('login');
  if (login === null) return undefined;
  address.searchParams.delete('login');
  history.replaceState(history.state, '', address);
  return oidcRefusals.find((refusal) => refusal === login);
}
