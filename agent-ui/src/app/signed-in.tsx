import type { Me } from '@medkig/api/session';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { AgentSession } from '../session/agent-session-contract.ts';
import { statusText } from '../session/announcement.ts';
import { EndPage } from '../session/end-page.tsx';
import { HomePage } from '../session/home-page.tsx';
import { LivePage } from '../session/live-page.tsx';
import type { SignedOutBy } from '../sign-in/sign-in-page.tsx';
import type { ApiClient, ApiFailure } from './api-client.ts';
import { useAnnouncement, useConsole } from './console-context.tsx';
import { Navigation } from './navigation.tsx';
import './signed-in.css';
import { useFreshMe } from './use-fresh-me.ts';

interface SignedInProps {
  me: Me;
  api: ApiClient;
  session: AgentSession;
  /** The agent leaves. */
  signOut(): void;
  /** The server has ended the sign-in. */
  onSignedOut(by: SignedOutBy): void;
}

export function SignedIn({ me: first, api, session, signOut, onSignedOut }: SignedInProps) {
  const refused = useCallback(
    (reason: ApiFailure) => {
      if (reason === 'signed-in-elsewhere') onSignedOut('elsewhere');
    },
    [onSignedOut],
  );
  const me = useFreshMe(first, api, refused);
  const state = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const { say, language } = useConsole();
  useAnnouncement(statusText(state, say, language));
  const note = state.is === 'idle' ? state.note : 'none';
  useEffect(() => {
    if (note === 'signed-out') onSignedOut('time');
    if (note === 'elsewhere') onSignedOut('elsewhere');
  }, [note, onSignedOut]);

  return (
    <div className="console" data-nav={state.is === 'live' ? 'rail' : 'full'}>
      <Navigation agent={me.agent} signOut={signOut} />
      {state.is === 'live' ? (
        <LivePage me={me} live={state} session={session} />
      ) : state.is === 'ended' ? (
        <EndPage ended={state} act={session.act} />
      ) : (
        <HomePage me={me} state={state} act={session.act} />
      )}
    </div>
  );
}
