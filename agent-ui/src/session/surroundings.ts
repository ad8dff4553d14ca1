import type { Doing } from '@medkig/protocol/session/doing';
import type { ScreenMessage } from '@medkig/protocol/session/messages';
import type { FromViewer } from '../../viewer/viewer-messages.ts';

/** How the citizen has the page before them, as their browser tells. */
export type Screen = Omit<ScreenMessage, 't' | 'page'>;

/** What of the page is in the citizen's view: from and to in percent of its height, and elements of the outline. */
export type Sight = Pick<Extract<FromViewer, { t: 'sight' }>, 'from' | 'to' | 'nodes'>;

/** What helps to find one's way beside the picture itself. */
export interface Surroundings {
  screen: Screen | undefined;
  doing: Doing;
  /** Nobody is heard at this moment, which may pass. */
  isQuiet: boolean;
  /** This browser says that it has no net. */
  isOffline: boolean;
  sight: Sight | undefined;
}

export type SurroundingsEvent =
  | { t: 'screen'; page: string; screen: Screen }
  | { t: 'doing'; doing: Doing }
  | { t: 'quiet'; isQuiet: boolean }
  | { t: 'offline'; isOffline: boolean }
  | Extract<FromViewer, { t: 'sight' }>;

const nothingDone: Doing = { isTyping: false, isSlow: false };

export const nothingAround: Surroundings = {
  screen: undefined,
  doing: nothingDone,
  isQuiet: false,
  isOffline: false,
  sight: undefined,
};

/** The same object as long as nothing differs: the citizen's doing is told with each report. */
export function changeSurroundings(around: Surroundings, event: SurroundingsEvent): Surroundings {
  switch (event.t) {
    case 'screen':
      return { ...around, screen: event.screen };
    case 'doing': {
      const { isTyping, isSlow } = event.doing;
      const { doing } = around;
      const isSame = doing.isTyping === isTyping && doing.isSlow === isSlow;
      return isSame ? around : { ...around, doing: event.doing };
    }
    case 'quiet':
      return around.isQuiet === event.isQuiet ? around : { ...around, isQuiet: event.isQuiet };
    case 'offline':
      return around.isOffline === event.isOffline ? around : { ...around, isOffline: event.isOffline };
    case 'sight': {
      const { from, to, nodes } = event;
      return { ...around, sight: { from, to, nodes } };
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** Another page, or none: the machine is the same one, what was true of the page before is not. */
export function withoutPage({ screen, ...around }: Surroundings): Surroundings {
  return {
    ...around,
    screen: screen && {
      browser: screen.browser,
      system: screen.system,
      width: screen.width,
      height: screen.height,
      isLandscape: screen.isLandscape,
      letters: screen.letters,
    },
    doing: { ...around.doing, isTyping: false },
    sight: undefined,
  };
}

/** The citizen has moved on to another field. */
export function inAnotherField(around: Surroundings): Surroundings {
  return around.doing.isTyping ? { ...around, doing: { ...around.doing, isTyping: false } } : around;
}
