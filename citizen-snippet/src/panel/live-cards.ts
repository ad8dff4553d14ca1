/** What stands above the bar while the page is seen, apart from the agent's marks. Fetched when there is one. */
import type { CitizenState } from '../citizen-state.ts';
import { createArming } from './arming.ts';
import { button, make } from './element.ts';
import { icon } from './icons.ts';
import { liveCardStyle } from './live-card-style.ts';
import { createRequestCard } from './request-card.ts';
import type { PanelContext } from './view.ts';

type Live = Extract<CitizenState, { at: 'live' }>;

export interface LiveCards {
  element: HTMLElement;
  /** False when there is nothing to show. */
  update(live: Live | undefined): boolean;
}

export function createLiveCards(context: PanelContext): LiveCards {
  const { say, act } = context;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(liveCardStyle);
  const request = createRequestCard(context);
  const look = make('div', { class: 'above' });
  const decided = make('div', { class: 'above decided' });
  const element = make('div', {}, request.element, look, decided);
  // Pressed twice, «Vis det igen» must not be the second press of something else.
  const arming = createArming();
  let drawn = '';

  function showLook(live: Live | undefined): void {
    const navn = live?.agent.shownAs ?? '';
    look.hidden = !live || live.look === 'plain';
    if (live?.look === 'mirror')
      look.replaceChildren(
        make('p', { role: 'status' }, icon('eye'), make('span', {}, say('live.mirror.text', { navn }))),
      );
    if (live?.look === 'blur')
      look.replaceChildren(
        make(
          'div',
          {},
          make('p', { role: 'status' }, icon('struckEye'), make('span', {}, say('blur.text', { navn }))),
          make('p', { class: 'small' }, say('blur.keys')),
        ),
        button('line wide', () => act({ do: 'look', look: 'plain' }), say('blur.leave')),
      );
  }

  /** What the citizen has shown or hidden, each with the way back. */
  function showDecided(live: Live | undefined): void {
    const navn = live?.agent.shownAs ?? '';
    const { shown = [], blurred = 0 } = live ?? {};
    decided.hidden = shown.length + blurred === 0;
    const lines = shown.map(({ node, label }) =>
      line('eye', say('live.shown', { navn, felt: label }), say('live.cover'), () =>
        act({ do: 'cover-field', node }),
      ),
    );
    const words =
      blurred === 1 ? say('blur.one', { navn }) : say('blur.many', { navn, antal: String(blurred) });
    if (blurred > 0) lines.push(line('struckEye', words, say('blur.undo'), () => act({ do: 'unblur' })));
    decided.replaceChildren(...lines);
    arming.restart();
  }

  function line(sign: 'eye' | 'struckEye', words: string, back: string, press: () => void): HTMLElement {
    const pressed = (event: Event) => {
      if (arming.accepts(event)) press();
    };
    return make('div', { class: 'line' }, icon(sign), make('span', {}, words), button('line', pressed, back));
  }

  return {
    element,
    update(live) {
      const root = element.getRootNode();
      if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet))
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      const isAsked = request.update(live?.request, live?.agent.shownAs ?? '');
      const said = JSON.stringify(live && [live.look, live.shown, live.blurred]);
      // Drawn anew only when something else is to be said: focus stays where it is.
      if (said !== drawn) {
        drawn = said;
        showLook(live);
        showDecided(live);
      }
      return isAsked || !look.hidden || !decided.hidden;
    },
  };
}
