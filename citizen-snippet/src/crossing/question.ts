/** What the citizen is asked, or told, on arrival at another origin of the site. */
import type { Introduction } from '../citizen-state.ts';
import { createArming } from '../panel/arming.ts';
import { avatar } from '../panel/avatar.ts';
import { button, make } from '../panel/element.ts';
import { icon } from '../panel/icons.ts';
import { fill } from '../strings.ts';
import type { CrossingKey } from './strings-crossing.ts';

export interface Question {
  element: HTMLElement;
  /** Puts focus where it begins. */
  focus(): void;
}

/** A sentence of this part or of the panel, its blanks filled in. */
export type Sentence = (key: CrossingKey | 'consent.word' | 'consent.no' | 'panel.close') => string;

/** Says whom: the name, the employer and the word that the agent's screen shows too. Nothing is shown before a yes. */
export function createQuestion(
  agent: Introduction,
  word: string,
  words: Sentence,
  answer: (yes: boolean) => void,
): Question {
  const values = { navn: agent.shownAs, kommune: agent.employer };
  const say: Sentence = (key) => fill(words(key), values);
  const heading = make('h2', { id: 'cross', tabindex: '-1' }, say('cross.heading'));
  const press = (yes: boolean) => (event: Event) => {
    if (arming.accepts(event)) answer(yes);
  };
  const yes = button('ink', press(true), icon('check'), make('span', {}, say('cross.yes')));
  const arming = createArming(yes);
  const body = make(
    'div',
    { class: 'body' },
    make('div', { class: 'who' }, avatar(agent.shownAs), heading),
    make('p', {}, say('cross.text')),
    make('p', { class: 'word' }, say('consent.word'), ' ', make('strong', {}, word)),
    make('p', { class: 'warning' }, icon('warning'), make('span', {}, say('cross.fraud'))),
  );
  const no = button('ink', press(false), icon('cross'), make('span', {}, say('consent.no')));
  const element = make(
    'section',
    {
      class: 'card consent',
      role: 'dialog',
      'aria-labelledby': 'cross',
      keydown: byEscape(() => answer(false)),
    },
    body,
    make('div', { class: 'answers pinned' }, yes, no),
  );
  return { element, focus: () => heading.focus() };
}

/** It cannot go on here, and nothing is asked. */
export function createRefusal(say: Sentence, close: () => void): Question {
  const words = make('p', { id: 'cross', tabindex: '-1' }, say('cross.failed'));
  const element = make(
    'section',
    { class: 'card', role: 'dialog', 'aria-labelledby': 'cross', keydown: byEscape(close) },
    make('div', { class: 'body' }, words),
    make('div', { class: 'answers pinned' }, button('line', close, say('panel.close'))),
  );
  return { element, focus: () => words.focus() };
}

function byEscape(act: () => void): (event: Event) => void {
  return (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape') act();
  };
}
