import { useSeldom } from '../fetch-seldom.ts';
import { button, make } from './element.ts';
import { icon } from './icons.ts';
import type { PanelContext } from './view.ts';

/** The top of a card that may be closed: the municipality's name and «Luk». */
export function createHead({ say, language, onSite, act }: PanelContext): HTMLElement {
  const name = make('span', { class: 'municipality' });
  const close = button('plain', () => act({ do: 'close' }), icon('cross'), say('panel.close'));
  const head = make('div', { class: 'head' }, icon('phone'), name, close);
  onSite((site) => {
    name.textContent = site?.municipality ?? say('panel.name');
    if (site?.look) useSeldom(({ dress }) => dress(head, site.look, language));
  });
  return head;
}
