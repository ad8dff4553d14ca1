import type { IconName } from '../app/icons.tsx';
import type { Say } from '../strings.ts';
import type { LiveState } from './agent-state.ts';
import { whereabouts } from './picture-age.ts';
import { minutesText, whereText } from './where-text.ts';

export interface ConnectionSaid {
  tone: 'good' | 'waits' | 'bad';
  icon: IconName;
  text: string;
}

/** The connection in words: whose net is gone, where that is known, and where the citizen is instead. */
export function connectionSaid(live: LiveState, now: number, say: Say): ConnectionSaid {
  const { picture, isHidden, around } = live;
  if (around.isOffline) return { tone: 'bad', icon: 'warning', text: say('connection.none.agent') };
  const destination = whereabouts(live, now);
  if (destination) {
    const text = whereText(destination, say) + minutesText(now - destination.at, say);
    return { tone: 'waits', icon: 'exit', text };
  }
  if (picture.is === 'away')
    return { tone: 'bad', icon: 'warning', text: say(`connection.none.${picture.who}`) };
  if (isHidden) return { tone: 'waits', icon: 'eye-off', text: say('stage.tab') };
  if (around.isQuiet || around.doing.isSlow)
    return { tone: 'waits', icon: 'signal', text: say('connection.slow') };
  return { tone: 'good', icon: 'signal', text: say('connection.good') };
}
