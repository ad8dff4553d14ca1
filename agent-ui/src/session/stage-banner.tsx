import { useAnnouncement, useConsole } from '../app/console-context.tsx';
import { Icon, type IconName } from '../app/icons.tsx';
import type { Say } from '../strings.ts';
import type { LiveState } from './agent-state.ts';
import { isStale, pictureAge } from './picture-age.ts';

interface Banner {
  tone: 'ok' | 'wait';
  icon: IconName;
  title: string;
  text: string;
}

/** Above the stage, never over it: why the picture is missing or old, and what to do meanwhile. */
export function StageBanner({ live, now }: { live: LiveState; now: number }) {
  const { say } = useConsole();
  const { picture } = live;
  const banner = bannerFor(live, now, say);
  const isLost = picture.is === 'away' && isStale(picture, now);
  useAnnouncement(isLost ? say(`stage.lost.${picture.who}`) : '');
  if (!banner) return null;
  return (
    <div className="banner" data-tone={banner.tone}>
      <Icon name={banner.icon} />
      <div>
        <p>
          <strong>{banner.title}</strong>
        </p>
        <p>{banner.text}</p>
      </div>
    </div>
  );
}

function bannerFor({ picture, measured }: LiveState, now: number, say: Say): Banner | undefined {
  switch (picture.is) {
    case 'opening':
      // Later pages come without a word: a banner at each would make the stage jump.
      if (measured.firstPictureAt !== undefined) return undefined;
      return { tone: 'ok', icon: 'check', title: say('stage.opening'), text: say('stage.opening.text') };
    case 'shown':
      return undefined;
    case 'paused':
      return { tone: 'wait', icon: 'pause', title: say('stage.paused'), text: say('stage.paused.text') };
    case 'away': {
      if (!isStale(picture, now)) return undefined;
      const seconds = Math.floor(pictureAge(picture, now) / 1000);
      const title = picture.was === 'shown' ? say('stage.stale', { seconds }) : say('stage.away');
      return { tone: 'wait', icon: 'warning', title, text: say(`stage.lost.${picture.who}`) };
    }
    default: {
      const never: never = picture;
      return never;
    }
  }
}
