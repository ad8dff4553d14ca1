import type { IconName } from '../app/icons.tsx';
import type { Say } from '../strings.ts';
import type { HerePicture, LiveState } from './agent-state.ts';
import { beneath } from './here-picture.ts';
import { isGone, isStale, pictureAge, whereabouts } from './picture-age.ts';
import { minutesText, whereText } from './where-text.ts';

export interface Banner {
  tone: 'ok' | 'wait';
  icon: IconName;
  title: string;
  text: string;
  /** Said to screen readers when it comes; without the seconds, which would be said each time. */
  spoken: string;
}

/** Why the picture is missing or old, and what to do meanwhile; undefined while all is well. */
export function bannerFor(live: LiveState, now: number, say: Say): Banner | undefined {
  const { picture } = live;
  const destination = whereabouts(live, now);
  if (destination) {
    const where = whereText(destination, say);
    const title = where + minutesText(now - destination.at, say);
    const text = say(destination.isOwn ? 'stage.at.own' : 'stage.at.text');
    return { tone: 'wait', icon: 'exit', title, text, spoken: where };
  }
  if (picture.is === 'away' && isStale(picture, now)) {
    const text = say(`stage.lost.${picture.who}`);
    return { tone: 'wait', icon: 'warning', title: oldTitle(live, now, say), text, spoken: text };
  }
  return hereBanner(live, beneath(picture), say);
}

function oldTitle({ picture }: LiveState, now: number, say: Say): string {
  if (beneath(picture).is !== 'shown') return say('stage.away');
  if (isGone(picture, now)) return say('stage.gone');
  return say('stage.stale', { seconds: Math.floor(pictureAge(picture, now) / 1000) });
}

function hereBanner(live: LiveState, here: HerePicture, say: Say): Banner | undefined {
  const worded = (tone: Banner['tone'], icon: IconName, title: string, text: string): Banner => {
    return { tone, icon, title, text, spoken: `${title}. ${text}` };
  };
  switch (here.is) {
    case 'opening':
      if (live.isBack) return worded('ok', 'check', say('stage.back'), say('stage.back.text'));
      // Later pages come without a word: a banner at each would make the stage jump.
      if (live.measured.firstPictureAt !== undefined) return undefined;
      return worded('ok', 'check', say('stage.opening'), say('stage.opening.text'));
    case 'shown':
      return live.isHidden ? worded('wait', 'eye-off', say('stage.tab'), say('stage.tab.text')) : undefined;
    case 'paused':
      return worded(
        'wait',
        'pause',
        say(`stage.paused.${here.cause}`),
        say(`stage.paused.${here.cause}.text`),
      );
    default: {
      const never: never = here;
      return never;
    }
  }
}
