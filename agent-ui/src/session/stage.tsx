import { useCallback, useEffect, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import type { AgentSession } from './agent-session-contract.ts';
import type { LiveState } from './agent-state.ts';
import type { AtDesk } from './at-desk.ts';
import { type AttachedStage, attachStage } from './attach-stage.ts';
import { beneath } from './here-picture.ts';
import { isGone } from './picture-age.ts';
import { stageLook } from './stage-look.ts';

interface StageProps {
  me: AtDesk;
  live: LiveState;
  now: number;
  session: AgentSession;
}

/** The citizen's page, in a frame of another origin that runs nothing of it. */
export function Stage({ me, live, now, session }: StageProps) {
  const { say, language, shortcuts } = useConsole();
  const frame = useRef<HTMLIFrameElement>(null);
  const attached = useRef<AttachedStage>(undefined);
  const municipality = me.municipalities.find(({ site }) => site === live.place.site);
  const look = stageLook(say, language, me.agent.shownAs, municipality);
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

  const empty = whyEmpty(live, now);
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
          <Icon name={empty === 'removed' ? 'eye-off' : 'clock'} />
          {say(empty === 'removed' ? 'stage.empty' : 'live.opening')}
        </p>
      )}
    </div>
  );
}

function whyEmpty({ picture }: LiveState, now: number): 'removed' | 'opening' | undefined {
  const here = beneath(picture).is;
  if (here === 'paused' || isGone(picture, now)) return 'removed';
  return here === 'opening' ? 'opening' : undefined;
}
