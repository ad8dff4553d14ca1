/** «Se det, Anna ser» and «Skjul en del af siden», under the bar's own buttons. */
import type { CitizenState } from '../citizen-state.ts';
import { button, make } from './element.ts';
import { icon } from './icons.ts';
import type { PanelContext } from './view.ts';

type Live = Extract<CitizenState, { at: 'live' }>;

export interface LookButtons {
  element: HTMLElement;
  update(live: Live | undefined): void;
}

export function createLookButtons({ say, act }: PanelContext): LookButtons {
  const mirror = button('plain', () => toggle('mirror'));
  const blur = button('plain', () => toggle('blur'), icon('struckEye'), say('blur.start'));
  const element = make('div', { class: 'looks' }, mirror, blur);
  let shown: Live | undefined;

  function toggle(look: 'mirror' | 'blur'): void {
    if (shown) act({ do: 'look', look: shown.look === look ? 'plain' : look });
  }

  return {
    element,
    update(live) {
      shown = live;
      element.hidden = !live;
      const words = live?.look === 'mirror' ? 'live.mirror.close' : 'live.mirror';
      mirror.replaceChildren(icon('eye'), say(words, { navn: live?.agent.shownAs ?? '' }));
    },
  };
}
