import { button, make } from './element.ts';
import { icon } from './icons.ts';
import type { PanelContext } from './view.ts';

export interface Head {
  element: HTMLElement;
  update(): void;
}

/** The top of a card that may be closed: the municipality's name and «Luk». */
export function createHead({ say, site, act }: PanelContext): Head {
  const name = make('span', { class: 'municipality' });
  const close = button('plain', () => act({ do: 'close' }), icon('cross'), say('panel.close'));
  return {
    element: make('header', { class: 'head' }, icon('phone'), name, close),
    update: () => {
      name.textContent = site()?.municipality ?? say('panel.name');
    },
  };
}
