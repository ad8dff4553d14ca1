import type { Me } from '@medkig/api/session';
import { useCallback, useEffect, useState } from 'react';
import type { AgentSession } from '../session/agent-session-contract.ts';
import { SignInPage } from '../sign-in/sign-in-page.tsx';
import type { ApiClient } from './api-client.ts';
import { useConsole } from './console-context.tsx';
import { SignedIn } from './signed-in.tsx';
import { Unreachable } from './unreachable.tsx';

type AppState =
  | { is: 'loading' }
  | { is: 'unreachable' }
  /** `again`: a sign-in has run out, which the page says. */
  | { is: 'signed-out'; again: boolean }
  | { is: 'signed-in'; me: Me; session: AgentSession };

interface AppProps {
  api: ApiClient;
  startSession(me: Me): AgentSession;
}

export function App({ api, startSession }: AppProps) {
  const { say } = useConsole();
  const [state, setState] = useState<AppState>({ is: 'loading' });

  const enter = useCallback(
    (me: Me) => setState({ is: 'signed-in', me, session: startSession(me) }),
    [startSession],
  );
  const load = useCallback(async () => {
    setState({ is: 'loading' });
    const answer = await api.me();
    if (answer.ok) enter(answer.value);
    else if (answer.reason === 'not-signed-in') setState({ is: 'signed-out', again: false });
    else if (answer.reason === 'signed-in-elsewhere') setState({ is: 'signed-out', again: true });
    else setState({ is: 'unreachable' });
  }, [api, enter]);
  useEffect(() => {
    void load();
  }, [load]);

  switch (state.is) {
    case 'loading':
      return <p className="unseen">{say('app.loading')}</p>;
    case 'unreachable':
      return <Unreachable retry={load} />;
    case 'signed-out':
      return <SignInPage api={api} again={state.again} onSignedIn={enter} />;
    case 'signed-in': {
      const { me, session } = state;
      const leave = (again: boolean) => {
        session.close();
        setState({ is: 'signed-out', again });
      };
      const signOut = async () => {
        session.act({ t: 'stop' });
        await api.signOut();
        leave(false);
      };
      return <SignedIn me={me} session={session} signOut={signOut} onSignedOut={() => leave(true)} />;
    }
    default: {
      const never: never = state;
      return never;
    }
  }
}
