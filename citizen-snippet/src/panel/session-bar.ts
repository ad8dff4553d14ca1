import { createArming } from './arming.ts';
import { avatar } from './avatar.ts';
import { type BarState, type BarWords, barWords } from './bar-words.ts';
import { button, make } from './element.ts';
import { icon } from './icons.ts';
import type { LiveCards } from './live-cards.ts';
import { createMarkCard } from './mark-card.ts';
import type { PanelContext, View } from './view.ts';

/**
 * The bar of a running session. It stays the same elements through live, pause and lost net, so that Pause and
 * Stop never move, focus stays on them, and the sentence is a live region that was there before. What most
 * citizens never meet stands in cards above it, which are fetched when there is one.
 */
export function createSessionBar(context: PanelContext): View<BarState | undefined> {
  const { say, act, now } = context;
  const marks = createMarkCard(context);
  const sentence = make('p', { role: 'status', class: 'sentence', id: 'sentence' });
  const more = make('p', { class: 'more' });
  const hidden = make('p', { class: 'unseen-words' });
  const sign = make('div', { class: 'sign' });
  const eye = icon('eye');
  const left = button('pause', pressLeft);
  const arming = createArming(left);
  const stop = button('stop', () => act({ do: 'stop' }), icon('cross'), make('span', {}, say('live.stop')));
  const mirror = button('plain', () => toggle('mirror'));
  const blur = button('plain', () => toggle('blur'), icon('struckEye'), make('span', {}, say('blur.start')));
  const looks = make('div', { class: 'looks' }, mirror, blur);
  const row = make(
    'div',
    { class: 'now' },
    make('div', { class: 'who' }, sign, make('div', { class: 'words' }, sentence, more, hidden), eye),
    make('div', { class: 'answers' }, left, stop),
    looks,
  );
  const element = make(
    'section',
    { class: 'bar', tabindex: '-1', 'aria-labelledby': 'sentence', keydown: dismissByEscape },
    marks.element,
    row,
  );
  let does: BarWords['left'] = 'nothing';
  let shown: BarState | undefined;
  let cards: LiveCards | undefined;
  let isFetching = false;

  function toggle(look: 'mirror' | 'blur'): void {
    if (shown?.at === 'live') act({ do: 'look', look: shown.look === look ? 'plain' : look });
  }

  function dismissByEscape(event: Event): void {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || shown?.at !== 'live') return;
    if (shown.request) act({ do: 'answer-field', yes: false });
    else if (shown.look === 'plain') marks.dismiss();
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
    const words = say(next === 'resume' ? 'live.resume' : next === 'join' ? 'tab.here' : 'live.pause');
    left.replaceChildren(icon(shows ? 'eye' : 'pause'), make('span', {}, words));
    arming.restart();
  }

  /** False when there is nothing above the bar, so that focus cannot stay there. */
  function showAbove(state: BarState): boolean {
    const live = state.at === 'live' ? state : undefined;
    looks.hidden = !live;
    const navn = state.agent.shownAs;
    const isMirror = live?.look === 'mirror';
    mirror.replaceChildren(
      icon('eye'),
      make('span', {}, say(isMirror ? 'live.mirror.close' : 'live.mirror', { navn })),
    );
    hidden.textContent = live?.hidden.length
      ? `${say('live.hidden', { navn })}: ${live.hidden.join(', ')}`
      : '';
    const isMarked = marks.update(live?.marks ?? [], navn);
    // One thing at a time: a question or another look goes before a mark.
    marks.element.hidden = live !== undefined && (live.request !== undefined || live.look !== 'plain');
    if (
      !cards &&
      live &&
      (live.request || live.look !== 'plain' || live.shown.length > 0 || live.blurred > 0)
    )
      void fetchCards();
    return (cards?.update(live) ?? false) || (isMarked && !marks.element.hidden);
  }

  async function fetchCards(): Promise<void> {
    if (isFetching) return;
    isFetching = true;
    try {
      const { createLiveCards } = await import('./live-cards.ts');
      cards = createLiveCards(context);
      marks.element.after(cards.element);
      cards.update(shown?.at === 'live' ? shown : undefined);
    } catch {
      // No net now: a question lapses as a no, and the next change of state asks for the cards again.
    } finally {
      isFetching = false;
    }
  }

  return {
    element,
    update(state) {
      shown = state;
      element.classList.toggle('idle', !state);
      row.inert = !state;
      if (!state) {
        sentence.textContent = more.textContent = hidden.textContent = '';
        looks.hidden = true;
        setLeft('nothing');
        marks.update([], '');
        cards?.update(undefined);
        return;
      }
      const words = barWords(state, say);
      element.dataset.look = words.look;
      // Written only when it is new: a live region is read aloud on every writing.
      if (sentence.textContent !== words.sentence) sentence.textContent = words.sentence;
      more.textContent = words.more;
      sign.replaceChildren(words.look === 'seen' ? avatar(state.agent.shownAs) : icon('struckEye'));
      setLeft(words.left);
      const hadFocus = element.matches(':focus-within') && !row.matches(':focus-within');
      if (!showAbove(state) && hadFocus) element.focus();
    },
    focus: () => element.focus(),
  };
}
