import type { Me } from '@medkig/api/session';
import { useAnnouncement, useConsole, useShortcut } from '../app/console-context.tsx';
import { useNow } from '../app/use-now.ts';
import type { AgentSession } from './agent-session-contract.ts';
import type { LiveState } from './agent-state.ts';
import { LiveHeader } from './live-header.tsx';
import './live-page.css';
import { MarkNote, markText } from './mark-note.tsx';
import { OutlineCard } from './outline-card.tsx';
import { ScriptCard } from './script-card.tsx';
import { LAST_BEFORE_LIVE, scriptLines } from './script-lines.ts';
import { Stage } from './stage.tsx';
import { StageBanner } from './stage-banner.tsx';
import { StatusLine } from './status-line.tsx';
import { Toolbar } from './toolbar.tsx';
import { toolsOff } from './tools-off.ts';

interface LivePageProps {
  me: Me;
  live: LiveState;
  session: AgentSession;
}

export function LivePage({ me, live, session }: LivePageProps) {
  const { say } = useConsole();
  const now = useNow();
  const off = toolsOff(live, now);
  useAnnouncement(markText(live.note, say));
  useShortcut('Escape', () => session.act({ t: 'clear' }));

  return (
    <main className="live">
      <LiveHeader live={live} now={now} />
      <Toolbar chosen={live.tool} off={off} act={session.act} />
      <div className="stage-column">
        <StageBanner live={live} now={now} />
        <MarkNote note={live.note} />
        <Stage me={me} live={live} now={now} session={session} />
      </div>
      <StatusLine live={live} now={now} />
      <div className="beside">
        <ScriptCard me={me} state={live} from={LAST_BEFORE_LIVE} to={scriptLines.length} />
        <OutlineCard live={live} now={now} isOff={off !== 'no'} act={session.act} />
      </div>
    </main>
  );
}
