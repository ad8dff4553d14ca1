import type { Me } from '@medkig/api/session';
import { useCallback, useEffect, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import type { AgentSession } from './agent-session-contract.ts';
import type { LiveState, Picture } from './agent-state.ts';
import { type AttachedStage, attachStage } from './attach-stage.ts';
import { stageLook } from './stage-look.ts';

interface StageProps {
  me: Me;
  live: LiveState;
  session: AgentSession;
}

/** The citizen's page, in a frame of another origin that runs nothing of it. */
export function Stage({ me, live, session }: StageProps) {
  const { say, language, shortcuts } = useConsole();
  const frame = useRef<HTMLIFrameElement>(null);
  const attached = useRef<AttachedStage>(undefined);
  const look = stageLook(say, language, me.agent.shownAs);
  const latestLook = useRef(look);
  latestLook.current = look;

  const attach = useCallback(() => {
    attached.current?.detach();
    const viewer = frame.current?.contentWindow;
    if (!viewer) return;
    attached.current = attachStage({
      viewer,
      viewerOrigin: me.viewerOrigin,
      session,
      look: () => latestLook.current,
      press: shortcuts.press,
      now: () => Date.now(),
    });
  }, [me.viewerOrigin, session, shortcuts]);
  useEffect(() => () => attached.current?.detach(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another look
  useEffect(() => attached.current?.update(), [language]);

  const empty = whyEmpty(live.picture);
  return (
    <div className="stage" data-picture={empty ?? 'here'}>
      <iframe
        ref={frame}
        title={say('stage.name')}
        src={`${me.viewerOrigin}/`}
        sandbox="allow-scripts allow-same-origin"
        referrerPolicy="no-referrer"
        onLoad={attach}
      />
      {empty && (
        <p className="no-picture">
          <Icon name={empty === 'paused' ? 'eye-off' : 'clock'} />
          {say(empty === 'paused' ? 'stage.empty' : 'live.opening')}
        </p>
      )}
    </div>
  );
}

function whyEmpty(picture: Picture): 'paused' | 'opening' | undefined {
  const beneath = picture.is === 'away' ? picture.was : picture.is;
  return beneath === 'shown' ? undefined : beneath;
}
