import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import type { Say } from '../strings.ts';
import type { LiveState } from './agent-state.ts';
import { isStale, secondsOld } from './picture-age.ts';

const deviceIcons = { phone: 'mobile', tablet: 'tablet', computer: 'computer' } as const;

/** Device, connection in words, age of the picture, and the name (never the content) of the citizen's field. */
export function StatusLine({ live, now }: { live: LiveState; now: number }) {
  const { say } = useConsole();
  const { page, picture } = live;
  const seconds = secondsOld(picture, now);
  const isLost = picture.is === 'away' && isStale(picture, now);
  return (
    <section className="status-line" aria-label={say('status.name')}>
      {page && (
        <p>
          <Icon name={deviceIcons[page.device]} />
          {say(`device.${page.device}`)}
        </p>
      )}
      <p className={isLost ? 'bad' : 'good'}>
        <Icon name={isLost ? 'warning' : 'signal'} />
        {say(isLost ? 'connection.none' : 'connection.good')}
      </p>
      {seconds !== undefined && picture.is === 'away' && picture.was === 'shown' && (
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

function standsText({ picture, focusLabel }: LiveState, say: Say): string {
  if (picture.is !== 'shown') return say('status.stands.unknown');
  return focusLabel ? say('status.stands', { label: focusLabel }) : say('status.stands.nowhere');
}
