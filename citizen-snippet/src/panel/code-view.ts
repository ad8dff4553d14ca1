import type { CitizenState } from '../citizen-state.ts';
import { createCodeField } from './code-field.ts';
import { problemKeys } from './code-problem.ts';
import { createConnectionLink } from './connection-link.ts';
import { make } from './element.ts';
import { createHead } from './head.ts';
import { icon } from './icons.ts';
import type { KnownSite } from './known-site.ts';
import { openingWords } from './opening-words.ts';
import { phoneLink } from './phone-link.ts';
import type { PanelContext, View } from './view.ts';

type CodeState = Extract<CitizenState, { at: 'typing' | 'checking' }>;

/** Where the citizen types the code. A wrong code stays in the field for comparing. */
export function createCodeView(context: PanelContext): View<CodeState> {
  const { say, act } = context;
  const heading = make('h2', { id: 'start' }, say('start.heading'));
  const problem = make('p', { id: 'problem', class: 'problem' });
  const field = createCodeField('code', 'help problem');
  const submit = make('button', { type: 'submit', class: 'ink wide' });
  const form = make(
    'form',
    { novalidate: '', submit: send },
    make('label', { for: 'code' }, say('code.label')),
    make('p', { id: 'help', class: 'muted' }, say('code.help')),
    problem,
    field.input,
    submit,
  );
  const connection = createConnectionLink(context);
  const contact = make('div', { class: 'contact' });
  const element = make(
    'section',
    { class: 'card', role: 'dialog', 'aria-labelledby': 'start', keydown: closeByEscape },
    createHead(context),
    make(
      'div',
      { class: 'body' },
      heading,
      make('p', {}, say('start.text')),
      form,
      contact,
      connection.element,
    ),
  );

  context.onSite((site) => contact.replaceChildren(...contactWords(context, site)));

  function send(event: Event): void {
    event.preventDefault();
    act({ do: 'submit', typed: field.input.value });
  }

  function closeByEscape(event: Event): void {
    if (event instanceof KeyboardEvent && event.key === 'Escape') act({ do: 'close' });
  }

  function showProblem(state: CodeState): void {
    const key = state.at === 'typing' && state.problem && problemKeys[state.problem];
    problem.replaceChildren();
    field.input.toggleAttribute('aria-invalid', false);
    if (!key) return;
    field.input.setAttribute('aria-invalid', 'true');
    const prefix = make('span', { class: 'unseen-words' }, say('error.prefix'));
    problem.append(icon('warning'), make('span', {}, prefix, say(key)));
  }

  return {
    element,
    update(state) {
      const checking = state.at === 'checking';
      showProblem(state);
      connection.forget();
      if (state.at === 'typing') field.write(state.typed);
      field.input.readOnly = checking;
      form.setAttribute('aria-busy', String(checking));
      submit.textContent = checking ? say('code.checking') : say('code.submit');
      if (state.at === 'typing' && state.problem) field.focusAtEnd();
    },
    focus: field.focusAtEnd,
  };
}

/**
 * How to get a code, and what we help with. Room is kept for what is still being fetched: the card stands on its
 * lower edge, so that a line more would move the field from under a finger.
 */
function contactWords({ say, language }: PanelContext, site: KnownSite | undefined): HTMLElement[] {
  const scope = make('p', { class: 'muted small' }, say('start.scope'));
  if (!site) {
    const room = { class: 'room', 'aria-hidden': 'true' };
    const call = make('p', room, say('code.none', { telefon: '00 00 00 00' }));
    return [call, make('p', room, say('open.now')), scope];
  }
  const call = make('p', {}, ...phoneLink(say('code.none', { telefon: '\n' }), site.phone));
  const { opening } = site;
  if (!opening) return [call, scope];
  const hours = openingWords(opening, language, say);
  return [call, make('p', { class: opening.open ? 'hours open' : 'hours' }, hours), scope];
}
