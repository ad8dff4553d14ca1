import type { AgentSession } from './agent-session-contract.ts';
import type { AgentState } from './agent-state.ts';
import type { AtDesk } from './at-desk.ts';
import { EndPage } from './end-page.tsx';
import { HomePage } from './home-page.tsx';
import { LivePage } from './live-page.tsx';

interface CallPageProps {
  me: AtDesk;
  session: AgentSession;
  state: AgentState;
}

/** «Samtale»: the code, the citizen's page, how it ended. */
export function CallPage({ me, session, state }: CallPageProps) {
  switch (state.is) {
    case 'live':
      return <LivePage me={me} live={state} session={session} />;
    case 'ended':
      return <EndPage ended={state} act={session.act} />;
    default:
      return <HomePage me={me} state={state} act={session.act} />;
  }
}
