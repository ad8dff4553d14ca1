import { make } from './element.ts';
import { openingWords } from './opening-words.ts';
import { phoneLink } from './phone-link.ts';
import type { PanelContext } from './view.ts';

/** Where help is to be had now: the phone number while the hotline answers, else when it opens. */
export function createWayOn({ say, language, onSite }: PanelContext): HTMLElement {
  const element = make('p', { class: 'way-on' });
  onSite((site) => {
    element.hidden = !site?.opening;
    if (!site?.opening) return;
    if (!site.opening.open) return element.replaceChildren(openingWords(site.opening, language, say));
    element.replaceChildren(...phoneLink(say('open.call', { telefon: '\n' }), site.phone));
  });
  return element;
}
