import { expect, it } from 'vitest';
import { draftsTransition, type HotlineDraftEvent, type HotlineDrafts, NEW } from './hotline-drafts.ts';
import { newHotline } from './week-draft.ts';

const named = (name: string) => ({ ...newHotline, name });
const after = (...events: HotlineDraftEvent[]) => events.reduce<HotlineDrafts>(draftsTransition, {});
const changed = (of: string, name: string): HotlineDraftEvent => ({
  ...{ t: 'change', of, draft: named(name), kept: newHotline },
});

it('each hotline has a draft of its own, until it is as it was', () => {
  expect(after(changed('a', 'Nord'), changed(NEW, 'Syd'))).toEqual({ a: named('Nord'), ny: named('Syd') });
  expect(after(changed('a', 'Nord'), changed('a', ''))).toEqual({});
  expect(after(changed('a', 'Nord'), changed('b', 'Syd'), { t: 'undo', of: 'a' })).toEqual({
    b: named('Syd'),
  });
});

it('what is saved is no draft any more, but what was typed meanwhile is', () => {
  const sent = named('Nord');
  const change: HotlineDraftEvent = { t: 'change', of: 'a', draft: sent, kept: newHotline };
  expect(after(change, { t: 'saved', of: 'a', sent })).toEqual({});
  expect(after(change, changed('a', 'Nordlig'), { t: 'saved', of: 'a', sent })).toEqual({
    a: named('Nordlig'),
  });
});
