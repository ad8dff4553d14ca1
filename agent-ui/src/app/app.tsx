import type { Me } from '@medkig/api/session';
import { useCallback, useEffect, useState } from 'react';
import { DemandPage } from '../account/demand-page.tsx';
import type { AgentSession } from '../session/agent-session-contract.ts';
import { type AtDesk, isAtDesk } from '../session/at-desk.ts';
import { InvitationPage } from '../sign-in/invitation-page.tsx';
import { invitedBy } from '../sign-in/invited-by.ts';
import { type SignedOutBy, SignInPage } from '../sign-in/sign-in-page.tsx';
import type { ApiClient } from './api-client.ts';
import { useConsole } from './console-context.tsx';
import { SignedIn } from './signed-in.tsx';
import { Unreachable } from './unreachable.tsx';

type AppState =
  | { is: 'loading' }
  | { is: 'unreachable' }
  /** By the link of an invitation, whoever has signed in. */
  | { is: 'invited'; token: string }
  | { is: 'signed-out'; why: SignedOutBy }
  /** Nothing else is open to them yet. */
  | { is: 'must-set-up' }
  /** `session`: of whoever takes calls. */
  | { is: 'signed-in'; me: Me; session: AgentSession | undefined };

interface AppProps {
  api: ApiClient;
  startSession(me: AtDesk): AgentSession;
}

export function App({ api, startSession }: AppProps) {
  const { say } = useConsole();
  const [state, setState] = useState<AppState>({ is: 'loading' });

  const enter = useCallback(
    async (me: Me) => {
      if (me.mustSetUp) return setState({ is: 'must-set-up' });
      const session = isAtDesk(me) ? startSession(me) : undefined;
      await session?.proceed();
      setState({ is: 'signed-in', me, session });
    },
    [startSession],
  );
  const load = useCallback(async () => {
    const token = invitedBy(location);
    if (token !== undefined) return setState({ is: 'invited', token });
    setState({ is: 'loading' });
    const answer = await api.me();
    if (answer.ok) await enter(answer.value);
    else if (answer.reason === 'not-signed-in') setState({ is: 'signed-out', why: 'nothing' });
    else if (answer.reason === 'signed-in-elsewhere') setState({ is: 'signed-out', why: 'elsewhere' });
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
    case 'invited': {
      // Its token is used up.
      const leaveLink = () => history.replaceState(null, '', '/');
      return (
        <InvitationPage
          api={api}
          token={state.token}
          onSignedIn={(me) => {
            leaveLink();
            void enter(me);
          }}
          onSignIn={() => {
            leaveLink();
            void load();
          }}
        />
      );
    }
    case 'signed-out':
      return <SignInPage api={api} why={state.why} onSignedIn={enter} />;
    case 'must-set-up': {
      const signOut = async () => {
        await api.signOut();
        setState({ is: 'signed-out', why: 'nothing' });
      };
      return <DemandPage api={api} onDone={load} signOut={signOut} />;
    }
    case 'signed-in': {
      const { me, session } = state;
      const leave = (why: SignedOutBy) => {
        void session?.close();
        setState({ is: 'signed-out', why });
      };
      const signOut = async () => {
        session?.act({ t: 'stop' });
        await api.signOut();
        leave('nothing');
      };
      return <SignedIn me={me} api={api} session={session} signOut={signOut} onSignedOut={leave} />;
    }
    default: {
      const never: never = state;
      return never;
    }
  }
}
