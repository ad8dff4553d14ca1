import { useRef } from 'react';
import { useAnnouncement, useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import type { Say } from '../strings.ts';
import type { UiEvent } from './agent-event.ts';
import type { LiveState } from './agent-state.ts';
import { type ConnectionSaid, connectionSaid } from './connection-text.ts';
import { beneath } from './here-picture.ts';
import { isGone, secondsOld } from './picture-age.ts';
import { machineText, sizeText } from './screen-text.ts';
import { StatusOfPage } from './status-of-page.tsx';

const deviceIcons = { phone: 'mobile', tablet: 'tablet', computer: 'computer' } as const;

interface StatusLineProps {
  live: LiveState;
  now: number;
  isOff: boolean;
  act(event: UiEvent): void;
}

/**
 * What the citizen sits with, the connection in words, age of the picture, and the name (never the content) of the
 * citizen's field; below it how their page is.
 */
export function StatusLine({ live, now, isOff, act }: StatusLineProps) {
  const { say } = useConsole();
  const { page, picture, around } = live;
  const seconds = secondsOld(picture, now);
  const isThere = beneath(picture).is === 'shown' && !isGone(picture, now);
  const connection = connectionSaid(live, now, say);
  useAnnouncement(useChange(connection));
  return (
    <section className="status-line" aria-label={say('status.name')}>
      <div>
        {page && (
          <p title={around.screen && sizeText(around.screen, say)}>
            <Icon name={deviceIcons[page.device]} />
            {machineText(page.device, around.screen, say)}
          </p>
        )}
        <p className={connection.tone}>
          <Icon name={connection.icon} />
          {connection.text}
        </p>
        {seconds !== undefined && isThere && (
          <p>
            <Icon name="clock" />
            {say('status.age', { seconds })}
          </p>
        )}
        <p className="stands">
          <Icon name="pencil" />
          {standsText(live, say)}
        </p>
      </div>
      <StatusOfPage live={live} now={now} isOff={isOff} act={act} />
    </section>
  );
}

/** What is to be said of the connection: nothing as long as it has been good all the time. */
function useChange({ tone, text }: ConnectionSaid): string {
  const hasBeenBad = useRef(false);
  hasBeenBad.current ||= tone !== 'good';
  return hasBeenBad.current ? text : '';
}

function standsText({ picture, focusLabel, isHidden, around }: LiveState, say: Say): string {
  if (picture.is !== 'shown' || isHidden) return say('status.stands.unknown');
  if (!focusLabel) return say('status.stands.nowhere');
  return say(around.doing.isTyping ? 'status.types' : 'status.stands', { label: focusLabel });
}
