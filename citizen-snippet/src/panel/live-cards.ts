/** What stands above the bar, and what else is in it, while the page is seen: fetched by then. */
import type { CitizenState } from '../citizen-state.ts';
import { createArming } from './arming.ts';
import { button, make } from './element.ts';
import { type Icon, icon } from './icons.ts';
import { liveCardStyle } from './live-card-style.ts';
import { createLookButtons } from './look-buttons.ts';
import { createMarkCard } from './mark-card.ts';
import { shownWords } from './mark-words.ts';
import { createRequestCard } from './request-card.ts';
import type { PanelContext } from './view.ts';

/** A line drawn so soon after another around the same thing belongs to it (milliseconds). */
const SAME_DRAWING_MS = 8000;

type Live = Extract<CitizenState, { at: 'live' }>;

export interface LiveCards {
  /** Above the bar; empty until there is something to say. */
  element: HTMLElement;
  /** In the bar, under its buttons. */
  looks: HTMLElement;
  /** In the bar, under its sentence: how far the agent's guide has led. */
  part: HTMLElement;
  /** In the bar, for those who see no signs: what is hidden. */
  hidden: HTMLElement;
  /** Takes the mark away that is shown. */
  dismissMark(): void;
  update(live: Live | undefined): void;
}

export function createLiveCards(context: PanelContext): LiveCards {
  const { say, act } = context;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(liveCardStyle);
  const marks = createMarkCard(context);
  const request = createRequestCard(context);
  const looks = createLookButtons(context);
  const part = make('p', { class: 'part', role: 'status' });
  const hidden = make('p', { class: 'unseen-words' });
  const look = make('div', { class: 'above' });
  const decided = make('div', { class: 'above decided' });
  // A live region must be there, and empty, before something is said in it.
  const announcer = make('p', { class: 'unseen-words', role: 'status' });
  const pressed = make('p', { class: 'above pressed', role: 'status' });
  const clickWords = make('span');
  const stopClicks = button('line', () => act({ do: 'stop-clicks' }), say('wish.clicks.stop'));
  stopClicks.setAttribute('aria-keyshortcuts', 'Escape');
  const clicks = make(
    'div',
    { class: 'above' },
    make('div', { class: 'line' }, icon('hand'), clickWords, stopClicks),
  );
  const element = make('div', {}, announcer, marks.element, request.element, look, pressed, clicks, decided);
  // Pressed twice, «Vis det igen» must not be the second press of something else.
  const arming = createArming();
  let drawn = '';
  let told: Live['clicks'];
  let seen: Live['pointedOut'];
  let seenAt = 0;

  /** Said again when it is shown again; but not line by line. */
  function sayPointedOut(next: Live['pointedOut'], navn: string): void {
    if (next === seen) return;
    const words = next ? shownWords(next, navn, say) : '';
    const now = performance.now();
    const isOneDrawing = next?.by === 'draw' && seen?.by === 'draw' && now - seenAt < SAME_DRAWING_MS;
    if (!isOneDrawing || announcer.textContent !== words) announcer.textContent = words;
    [seen, seenAt] = [next, now];
  }

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

  /** Taking it back counts at any moment, so these stay the same elements and wait for nothing. */
  function showClicks(live: Live | undefined): void {
    const navn = live?.agent.shownAs ?? '';
    clicks.hidden = !live?.clicks;
    clickWords.textContent = say('wish.clicks', { navn });
    // Each press is news of its own, and is said also when it is the same once more.
    if (live?.clicks === told) return;
    told = live?.clicks;
    pressed.textContent = told?.pressed ? say('wish.pressed', { navn, knap: told.pressed }) : '';
  }

  function line(sign: Icon, words: string, back: string, press: () => void): HTMLElement {
    const pressed = (event: Event) => {
      if (arming.accepts(event)) press();
    };
    return make('div', { class: 'line' }, icon(sign), make('span', {}, words), button('line', pressed, back));
  }

  return {
    element,
    looks: looks.element,
    part,
    hidden,
    dismissMark: marks.dismiss,
    update(live) {
      const root = element.getRootNode();
      const hadFocus = element.matches(':focus-within');
      if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet))
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      const navn = live?.agent.shownAs ?? '';
      looks.update(live);
      const partWords = live?.part
        ? say('live.part', { del: `${live.part.part}`, antal: `${live.part.of}` })
        : '';
      // Written only when it is new: a live region is read aloud on every writing.
      if (part.textContent !== partWords) part.textContent = partWords;
      hidden.textContent = live?.hidden.length
        ? `${say('live.hidden', { navn })}: ${live.hidden.join(', ')}`
        : '';
      sayPointedOut(live?.pointedOut, navn);
      marks.update(live?.marks ?? [], navn);
      // One thing at a time: a question or another look goes before a mark.
      marks.element.hidden = live !== undefined && (live.request !== undefined || live.look !== 'plain');
      request.update(live?.request, navn);
      showClicks(live);
      const said = JSON.stringify(live && [live.look, live.shown, live.blurred]);
      // Drawn anew only when something else is to be said: focus stays where it is.
      if (said !== drawn) {
        drawn = said;
        showLook(live);
        showDecided(live);
      }
      if (hadFocus && !hasFocus(root)) element.closest<HTMLElement>('.bar:not(.idle)')?.focus();
    },
  };
}

/** Somewhere that is drawn, in the panel or on the page; what has just been hidden keeps focus for a moment. */
function hasFocus(root: Node): boolean {
  const inner = root instanceof ShadowRoot ? root.activeElement : null;
  const { activeElement: active, body } = document;
  return inner ? inner.getClientRects().length > 0 : active !== null && active !== body && !active.shadowRoot;
}
