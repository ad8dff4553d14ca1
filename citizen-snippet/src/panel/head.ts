import { button, make } from './element.ts';
import { icon } from './icons.ts';
import type { PanelContext } from './view.ts';

/** The top of a card that may be closed: the municipality's name and «Luk». */
export function createHead({ say, onSite, act }: PanelContext): HTMLElement {
  const name = make('span', { class: 'municipality' });
  onSite((site) => {
    name.textContent = site?.municipality ?? say('panel.name');
  });
  const close = button('plain', () => act({ do: 'close' }), icon('cross'), say('panel.close'));
  return make('div', { class: 'head' }, icon('phone'), name, close);
}
