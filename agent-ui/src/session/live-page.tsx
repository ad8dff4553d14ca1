import { useAnnouncement, useConsole, useShortcut } from '../app/console-context.tsx';
import { useNow } from '../app/use-now.ts';
import type { AgentSession } from './agent-session-contract.ts';
import type { LiveState } from './agent-state.ts';
import { GuidePanel } from './guide-card/guide-panel.tsx';
import { LiveHeader } from './live-header.tsx';
import './live-page.css';
import type { AtDesk } from './at-desk.ts';
import { MarkNote, markText } from './mark-note.tsx';
import { MarkText } from './mark-text.tsx';
import { OutlineCard } from './outline-card.tsx';
import { FillForm } from './requests/fill-form.tsx';
import { ProposeForm } from './requests/propose-form.tsx';
import { SightCard } from './sight-card.tsx';
import { Stage } from './stage.tsx';
import { StageBanner } from './stage-banner.tsx';
import { StatusLine } from './status-line.tsx';
import { Toolbar } from './toolbar.tsx';
import { toolsOff } from './tools-off.ts';
import { TopicField } from './topic/topic-field.tsx';

interface LivePageProps {
  me: AtDesk;
  live: LiveState;
  session: AgentSession;
}

export function LivePage({ me, live, session }: LivePageProps) {
  const { say } = useConsole();
  const now = useNow();
  const off = toolsOff(live, now);
  const here = me.municipalities.find(({ site }) => site === live.place.site);
  useAnnouncement(markText(live.note, say), live.note);
  useShortcut('Escape', () => session.act({ t: 'clear' }));

  return (
    <main className="live">
      <LiveHeader live={live} now={now} />
      <Toolbar chosen={live.tool} off={off} allowed={here?.grants ?? []} act={session.act} />
      <div className="stage-column">
        <StageBanner live={live} now={now} />
        <MarkNote note={live.note} />
        <Stage me={me} live={live} now={now} session={session} />
      </div>
      <StatusLine live={live} now={now} isOff={off !== 'no'} act={session.act} />
      <div className="beside">
        <GuidePanel me={me} live={live} off={off} act={session.act} />
        {/* Beside the stage: it must not move under a mouse that is about to press. */}
        {live.tool === 'highlight' && (
          <MarkText
            text={live.markText}
            otherwise={say('mark.label', { agent: me.agent.shownAs })}
            act={session.act}
          />
        )}
        <SightCard live={live} now={now} />
        {live.filling && <FillForm key={live.filling.node} label={live.filling.label} act={session.act} />}
        {live.tool === 'propose' && <ProposeForm live={live} act={session.act} />}
        <OutlineCard live={live} now={now} isOff={off !== 'no'} act={session.act} />
        {!live.practice && <TopicField topic={live.topic} act={session.act} />}
      </div>
    </main>
  );
}
