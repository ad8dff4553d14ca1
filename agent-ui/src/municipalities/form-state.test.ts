import { expect, it } from 'vitest';
import { type FormEvent, type FormState, formTransition } from './form-state.ts';

interface Draft {
  text: string;
  over: number;
}
const draft = (text: string): Draft => ({ text, over: 1 });
const after = (...events: FormEvent<Draft>[]) =>
  events.reduce<FormState<Draft>>(formTransition, { is: 'untouched' });
const typed = draft('ny');

it('what is typed is a change until it is saved or undone', () => {
  expect(after({ t: 'change', draft: typed })).toEqual({ is: 'changed', draft: typed });
  expect(after({ t: 'change', draft: typed }, { t: 'undo' })).toEqual({ is: 'untouched' });
  expect(after({ t: 'change', draft: typed }, { t: 'sent', draft: typed }, { t: 'saved' })).toEqual({
    is: 'saved',
  });
});

it('«saved» is said until the next letter', () => {
  const saved = after({ t: 'sent', draft: typed }, { t: 'saved' });
  expect(formTransition(saved, { t: 'change', draft: draft('nyt') }).is).toBe('changed');
});

it('what was typed while it was on its way stays, and is to be saved over what was saved', () => {
  const state = after(
    { t: 'sent', draft: typed },
    { t: 'change', draft: draft('nyere') },
    { t: 'saved', onto: { over: 2 } },
  );
  expect(state).toEqual({ is: 'changed', draft: { text: 'nyere', over: 2 } });
});

it('nothing is undone while it is on its way', () => {
  const sent = after({ t: 'sent', draft: typed });
  expect(formTransition(sent, { t: 'undo' })).toBe(sent);
});

it('a refusal keeps what was typed, and each try that comes to nothing counts', () => {
  const refused = after({ t: 'sent', draft: typed }, { t: 'refused', reason: 'offline' });
  expect(refused).toEqual({ is: 'refused', draft: typed, reason: 'offline', tries: 1 });
  const incomplete = formTransition(refused, { t: 'incomplete', draft: typed });
  expect(incomplete).toMatchObject({ is: 'incomplete', tries: 2 });
  expect(formTransition(incomplete, { t: 'change', draft: draft('') })).toMatchObject({
    is: 'incomplete',
    tries: 2,
  });
});

it('an answer to what is sent no more changes nothing', () => {
  const untouched = after();
  expect(formTransition(untouched, { t: 'saved' })).toBe(untouched);
  expect(formTransition(untouched, { t: 'refused', reason: 'offline' })).toBe(untouched);
});
