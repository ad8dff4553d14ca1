import type { ApiFailure } from '@medkig/api/client';
import type { Me } from '@medkig/api/session';
import { useCallback, useEffect } from 'react';
import { GuideCardShelf } from '../guide-cards/guide-card-shelf.tsx';
import { HotlineShelf } from '../hotlines/hotline-shelf.tsx';
import { MunicipalityShelf } from '../municipalities/municipality-shelf.tsx';
import { NoticesProvider } from '../notices/notices-context.tsx';
import type { AgentSession } from '../session/agent-session-contract.ts';
import { type AtDesk, isAtDesk } from '../session/at-desk.ts';
import type { SignedOutBy } from '../sign-in/sign-in-page.tsx';
import type { ApiClient } from './api-client.ts';
import { Frame } from './frame.tsx';
import './signed-in.css';
import { useCall } from './use-call.ts';
import { useFreshMe } from './use-fresh-me.ts';

interface SignedInProps {
  me: Me;
  api: ApiClient;
  /** Of whoever takes calls. */
  session: AgentSession | undefined;
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
  return (
    <GuideCardShelf api={api} onRefused={refused}>
      <MunicipalityShelf>
        <HotlineShelf>
          <NoticesProvider api={api}>
            {session && isAtDesk(me) ? (
              <AtTheDesk me={me} api={api} session={session} signOut={signOut} onSignedOut={onSignedOut} />
            ) : (
              <Frame me={me} api={api} signOut={signOut} />
            )}
          </NoticesProvider>
        </HotlineShelf>
      </MunicipalityShelf>
    </GuideCardShelf>
  );
}

function AtTheDesk({
  me,
  api,
  session,
  signOut,
  onSignedOut,
}: SignedInProps & { me: AtDesk; session: AgentSession }) {
  const state = useCall(session);
  const note = state.is === 'idle' ? state.note : 'none';
  useEffect(() => {
    if (note === 'signed-out') onSignedOut('time');
    if (note === 'elsewhere') onSignedOut('elsewhere');
  }, [note, onSignedOut]);
  return <Frame me={me} api={api} signOut={signOut} call={{ me, session, state }} />;
}
