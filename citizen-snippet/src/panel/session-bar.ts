import { onceBehind } from '../fetch-behind.ts';
import { createArming } from './arming.ts';
import { avatar } from './avatar.ts';
import { type BarState, type BarWords, barWords } from './bar-words.ts';
import { createConnectionLink } from './connection-link.ts';
import { button, make } from './element.ts';
import { icon } from './icons.ts';
import type { LiveCards } from './live-cards.ts';
import type { PanelContext, View } from './view.ts';

/**
 * The bar of a running session. It stays the same elements through live, pause and lost net, so that Pause and
 * Stop never move, focus stays on them, and the sentence is a live region that was there before. What else
 * there may be to say or do is fetched once the page is seen.
 */
export function createSessionBar(context: PanelContext): View<BarState | undefined> {
  const { say, act, now } = context;
  const sentence = make('p', { role: 'status', class: 'sentence', id: 'sentence' });
  const more = make('p', { class: 'more' });
  const words = make('div', { class: 'words' }, sentence, more);
  const sign = make('div', { class: 'sign' });
  const eye = icon('eye');
  const left = button('pause', pressLeft);
  const arming = createArming(left);
  const stop = button('stop', () => act({ do: 'stop' }), icon('cross'), make('span', {}, say('live.stop')));
  const connection = createConnectionLink(context);
  const row = make(
    'div',
    { class: 'now' },
    make('div', { class: 'who' }, sign, words, eye),
    make('div', { class: 'answers' }, left, stop),
    connection.element,
  );
  const element = make(
    'section',
    { class: 'bar', tabindex: '-1', 'aria-labelledby': 'sentence', keydown: dismissByEscape },
    row,
  );
  let does: BarWords['left'] = 'nothing';
  let shown: BarState | undefined;
  let cards: LiveCards | undefined;
  /** Without a net a question lapses as a no, and the next change of state asks for the cards again. */
  const fetchCards = onceBehind(({ createLiveCards }) => {
    cards = createLiveCards(context);
    row.before(cards.element);
    row.append(cards.looks);
    words.append(cards.part, cards.hidden);
    cards.update(shown?.at === 'live' ? shown : undefined);
  });

  function dismissByEscape(event: Event): void {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || shown?.at !== 'live') return;
    if (shown.request) act({ do: 'answer-request', answer: 'no' });
    else if (shown.look === 'plain') cards?.dismissMark();
    else act({ do: 'look', look: 'plain' });
  }

  function pressLeft(press: Event): void {
    if (does === 'pause') act({ do: 'pause' });
    // The second half of a double click on Pause must not show the page again.
    if (does === 'resume' && arming.accepts(press)) act({ do: 'resume', now: now() });
    if (does === 'join' && arming.accepts(press)) act({ do: 'join', yes: true });
  }

  function setLeft(next: BarWords['left']): void {
    if (next === does) return;
    does = next;
    left.hidden = next === 'nothing';
    const shows = next === 'resume' || next === 'join';
    left.className = shows ? 'ink' : 'pause';
    const name = say(next === 'resume' ? 'live.resume' : next === 'join' ? 'tab.here' : 'live.pause');
    left.replaceChildren(icon(shows ? 'eye' : 'pause'), make('span', {}, name));
    arming.restart();
  }

  function showAbove(state: BarState): void {
    const live = state.at === 'live' ? state : undefined;
    if (!cards && live) void fetchCards();
    cards?.update(live);
  }

  return {
    element,
    update(state) {
      shown = state;
      element.classList.toggle('idle', !state);
      row.inert = !state;
      connection.element.hidden = state?.at !== 'away' || state.cause === 'page';
      if (connection.element.hidden) connection.forget();
      if (!state) {
        sentence.textContent = more.textContent = '';
        setLeft('nothing');
        cards?.update(undefined);
        return;
      }
      const said = barWords(state, say);
      element.dataset.look = said.look;
      // Written only when it is new: a live region is read aloud on every writing.
      if (sentence.textContent !== said.sentence) sentence.textContent = said.sentence;
      more.textContent = said.more;
      sign.replaceChildren(said.look === 'seen' ? avatar(state.agent.shownAs) : icon('struckEye'));
      setLeft(said.left);
      showAbove(state);
    },
    focus: () => element.focus(),
  };
}
