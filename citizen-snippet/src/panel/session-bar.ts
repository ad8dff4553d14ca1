import { createArming } from './arming.ts';
import { avatar } from './avatar.ts';
import { type BarState, type BarWords, barWords } from './bar-words.ts';
import { button, make } from './element.ts';
import { icon } from './icons.ts';
import { createMarkCard } from './mark-card.ts';
import type { PanelContext, View } from './view.ts';

/**
 * The bar of a running session. It stays the same elements through live, pause and lost net, so that Pause and
 * Stop never move, focus stays on them, and the sentence is a live region that was there before.
 */
export function createSessionBar(context: PanelContext): View<BarState | undefined> {
  const { say, act, now } = context;
  const arming = createArming();
  const marks = createMarkCard(context);
  const sentence = make('p', { role: 'status', class: 'sentence', id: 'sentence' });
  const more = make('p', { class: 'more' });
  const sign = make('div', { class: 'sign' });
  const eye = icon('eye');
  const left = button('pause', pressLeft);
  const stop = button('stop', () => act({ do: 'stop' }), icon('cross'), make('span', {}, say('live.stop')));
  const row = make(
    'div',
    { class: 'now' },
    make('div', { class: 'who' }, sign, make('div', { class: 'words' }, sentence, more), eye),
    make('div', { class: 'answers' }, left, stop),
  );
  const element = make(
    'section',
    { class: 'bar', tabindex: '-1', 'aria-labelledby': 'sentence', keydown: dismissByEscape },
    marks.element,
    row,
  );
  let does: BarWords['left'] = 'nothing';

  function dismissByEscape(event: Event): void {
    if (event instanceof KeyboardEvent && event.key === 'Escape') marks.dismiss();
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

  return {
    element,
    update(state) {
      element.classList.toggle('idle', !state);
      row.inert = !state;
      if (!state) {
        sentence.textContent = more.textContent = '';
        setLeft('nothing');
        marks.update([], '');
        return;
      }
      const words = barWords(state, say);
      element.dataset.look = words.look;
      // Written only when it is new: a live region is read aloud on every writing.
      if (sentence.textContent !== words.sentence) sentence.textContent = words.sentence;
      more.textContent = words.more;
      sign.replaceChildren(words.look === 'seen' ? avatar(state.agent.shownAs) : icon('struckEye'));
      setLeft(words.left);
      const hadFocus = marks.element.matches(':focus-within');
      const isShown = marks.update(state.at === 'live' ? state.marks : [], state.agent.shownAs);
      if (hadFocus && !isShown) element.focus();
    },
    focus: () => element.focus(),
  };
}
