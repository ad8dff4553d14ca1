import type { Me } from '@medkig/api/session';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { askedCard } from '../guide-cards/asked-card.ts';
import { GuideCardShelf, useShelf } from '../guide-cards/guide-card-shelf.tsx';
import { GuidesPage } from '../guide-cards/guides-page.tsx';
import { QuestionDialog } from '../guide-cards/question-dialog.tsx';
import type { AgentSession } from '../session/agent-session-contract.ts';
import type { AgentState } from '../session/agent-state.ts';
import { statusText } from '../session/announcement.ts';
import { EndPage } from '../session/end-page.tsx';
import { HomePage } from '../session/home-page.tsx';
import { LivePage } from '../session/live-page.tsx';
import type { SignedOutBy } from '../sign-in/sign-in-page.tsx';
import type { ApiClient, ApiFailure } from './api-client.ts';
import { useAnnouncement, useConsole } from './console-context.tsx';
import { Navigation } from './navigation.tsx';
import { type PageName, Pages } from './pages.tsx';
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
    <GuideCardShelf api={api} onRefused={refused}>
      <Frame me={me} api={api} session={session} state={state} signOut={signOut} />
    </GuideCardShelf>
  );
}

type FrameProps = Omit<SignedInProps, 'onSignedOut'> & { state: AgentState };

/** Navigation and page. Whatever is open, a call that begins comes to the front, and a card that is being written waits. */
function Frame({ me, api, session, state, signOut }: FrameProps) {
  const [page, open] = useState<PageName>(() => (askedCard(location.hash) ? 'guides' : 'call'));
  const { isUnsaved } = useShelf();
  const isLive = state.is === 'live';
  useEffect(() => {
    if (isLive) open('call');
  }, [isLive]);

  const leaving = useRef<HTMLDialogElement>(null);
  const { say } = useConsole();

  return (
    <div className="console" data-nav={isLive ? 'rail' : 'full'}>
      <Navigation
        agent={me.agent}
        api={api}
        signOut={() => (isUnsaved ? leaving.current?.showModal() : signOut())}
      >
        <Pages open={page} isLive={isLive} isUnsaved={isUnsaved} onOpen={open} />
      </Navigation>
      {state.is === 'live' ? (
        <LivePage me={me} live={state} session={session} />
      ) : page === 'guides' ? (
        <GuidesPage />
      ) : state.is === 'ended' ? (
        <EndPage ended={state} act={session.act} />
      ) : (
        <HomePage me={me} state={state} act={session.act} />
      )}
      <QuestionDialog
        ref={leaving}
        question={say('guides.leave.ask')}
        text={say('guides.leave.text')}
        no={say('guides.leave.no')}
        yes={say('guides.leave.yes')}
        onYes={signOut}
      />
    </div>
  );
}
