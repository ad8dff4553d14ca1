import { useConsole } from '../app/console-context.tsx';
import { Icon, type IconName } from '../app/icons.tsx';
import type { Say } from '../strings.ts';
import type { LiveState } from './agent-state.ts';
import { beneath } from './live-transition.ts';
import { isElsewhere, isGone, isStale, secondsOld } from './picture-age.ts';
import { minutesText, whereText } from './where-text.ts';

const deviceIcons = { phone: 'mobile', tablet: 'tablet', computer: 'computer' } as const;

/** Device, connection in words, age of the picture, and the name (never the content) of the citizen's field. */
export function StatusLine({ live, now }: { live: LiveState; now: number }) {
  const { say } = useConsole();
  const { page, picture } = live;
  const seconds = secondsOld(picture, now);
  const isThere = beneath(picture).is === 'shown' && !isGone(picture, now);
  const { tone, icon, text } = connection(live, now, say);
  return (
    <section className="status-line" aria-label={say('status.name')}>
      {page && (
        <p>
          <Icon name={deviceIcons[page.device]} />
          {say(`device.${page.device}`)}
        </p>
      )}
      <p className={tone}>
        <Icon name={icon} />
        {text}
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
    </section>
  );
}

function connection(live: LiveState, now: number, say: Say): { tone: string; icon: IconName; text: string } {
  const { picture, destination, isHidden } = live;
  if (destination && isElsewhere(live)) {
    const text = whereText(destination, say) + minutesText(now - destination.at, say);
    return { tone: 'waits', icon: 'exit', text };
  }
  if (isStale(picture, now)) return { tone: 'bad', icon: 'warning', text: say('connection.none') };
  if (isHidden) return { tone: 'waits', icon: 'eye-off', text: say('stage.tab') };
  return { tone: 'good', icon: 'signal', text: say('connection.good') };
}

function standsText({ picture, focusLabel, isHidden }: LiveState, say: Say): string {
  if (picture.is !== 'shown' || isHidden) return say('status.stands.unknown');
  return focusLabel ? say('status.stands', { label: focusLabel }) : say('status.stands.nowhere');
}
