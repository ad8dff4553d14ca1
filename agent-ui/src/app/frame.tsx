import type { Me } from '@medkig/api/session';
import { useEffect, useRef } from 'react';
import { useShelf } from '../guide-cards/guide-card-shelf.tsx';
import { QuestionDialog } from '../guide-cards/question-dialog.tsx';
import { useHotlineShelf } from '../hotlines/hotline-shelf.tsx';
import { useMunicipalityShelf } from '../municipalities/municipality-shelf.tsx';
import { NoticeBanner } from '../notices/notice-banner.tsx';
import { Search } from '../search/search.tsx';
import type { AgentSession } from '../session/agent-session-contract.ts';
import type { AgentState } from '../session/agent-state.ts';
import type { AtDesk } from '../session/at-desk.ts';
import { CallPage } from '../session/call-page.tsx';
import { useStart } from '../start/use-start.ts';
import type { ApiClient } from './api-client.ts';
import { useConsole } from './console-context.tsx';
import { Navigation } from './navigation.tsx';
import { Pages } from './pages.tsx';
import { pagesOf } from './pages-of.ts';
import type { PageName } from './route.ts';
import { useRoute } from './use-route.ts';
import { WorkplacePage } from './workplace-page.tsx';

interface FrameProps {
  me: Me;
  api: ApiClient;
  signOut(): void;
  /** Of whoever takes calls. */
  call?: { me: AtDesk; session: AgentSession; state: AgentState };
}

/** Navigation and page. Whatever is open, a call that begins comes to the front, and a card that is being written waits. */
export function Frame({ me, api, call, signOut }: FrameProps) {
  const pages = pagesOf(me);
  const [asked, go] = useRoute();
  const guides = useShelf();
  const municipalities = useMunicipalityShelf();
  const hotlines = useHotlineShelf();
  const unsaved: PageName[] = [
    ...(guides.isUnsaved ? (['guides'] as const) : []),
    ...(municipalities.isUnsaved ? (['municipalities'] as const) : []),
    ...(hotlines.isUnsaved ? (['hotlines'] as const) : []),
  ];
  const isLive = call?.state.is === 'live';
  useEffect(() => {
    if (isLive) go({ page: 'call' });
  }, [isLive, go]);
  // What the roles do not open is as if it were not there.
  const route = pages.includes(asked.page) ? asked : ({ page: pages[0] ?? 'account' } as const);

  const start = useStart(api, me.may.includes('hotlines:add'), route.page);

  const leaving = useRef<HTMLDialogElement>(null);
  const { say } = useConsole();

  return (
    <div className="console" data-nav={isLive ? 'rail' : 'full'}>
      <Navigation
        agent={me.agent}
        api={api}
        page={route.page}
        search={!isLive && <Search me={me} api={api} go={go} />}
        openAccount={() => go({ page: 'account' })}
        signOut={() => (unsaved.length > 0 ? leaving.current?.showModal() : signOut())}
      >
        <Pages
          names={pages.filter((page) => page !== 'account')}
          open={route.page}
          isLive={isLive}
          unsaved={unsaved}
          start={start}
          onOpen={(page) => go({ page })}
        />
      </Navigation>
      <div className="page">
        <NoticeBanner />
        {call && (route.page === 'call' || isLive) ? (
          <CallPage {...call} />
        ) : (
          <WorkplacePage me={me} api={api} route={route} go={go} />
        )}
      </div>
      <QuestionDialog
        ref={leaving}
        question={say('guides.leave.ask')}
        text={say('municipality.leave.text')}
        no={say('guides.leave.no')}
        yes={say('guides.leave.yes')}
        onYes={signOut}
      />
    </div>
  );
}
