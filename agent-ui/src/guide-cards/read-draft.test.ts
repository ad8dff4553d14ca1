import type { GuideCard } from '@medkig/api/guide-card';
import { describe, expect, it } from 'vitest';
import { draftOf, emptyDraft } from './draft.ts';
import { readDraft } from './read-draft.ts';

const card: GuideCard = {
  slug: 'flytning',
  title: 'Meld flytning',
  kind: 'technical',
  ready: 'MitID.',
  steps: [
    { say: 'Et', path: null, target: null },
    { say: 'To', path: '/flytning*', target: { selector: '#vej', label: null } },
    { say: 'Tre', path: '*', target: { selector: null, label: 'Dato' } },
  ],
  mistakes: 'Datoen.',
  refer: '',
};
const anySelector = () => true;
const draft = draftOf(card);
const [first, ...rest] = draft.steps;
if (!first) throw new Error('no step');
const read = (change: Partial<typeof draft>) => readDraft({ ...draft, ...change }, 'flytning', anySelector);

it('what was read is what was written', () => {
  expect(readDraft(draft, 'flytning', anySelector)).toEqual({ ok: true, card });
});

it('new lines and blanks at the edges are not part of a card', () => {
  const reading = read({
    title: ' Meld\tflytning\u0007 ',
    steps: [{ ...first, say: ' Et\nog to ' }, ...rest],
  });
  expect(reading).toMatchObject({ ok: true, card: { title: 'Meld flytning' } });
  expect(reading.ok && reading.card.steps[0]?.say).toBe('Et og to');
});

describe('what must be mended', () => {
  it('is told in the order of the page', () => {
    const steps = [{ ...first, say: ' ', path: 'flytning' }, ...rest];
    expect(read({ title: '', steps })).toEqual({
      ok: false,
      problems: [{ field: 'title' }, { field: 'say', key: 0 }, { field: 'path', key: 0 }],
    });
  });

  it.each(['https://vestby.example/flytning', '/flyt ning', '/flytning?trin=2', '/flytning#vej', 'flytning'])(
    'a page that is «%s»',
    (path) => {
      expect(read({ steps: [{ ...first, path }] })).toEqual({
        ok: false,
        problems: [{ field: 'path', key: 0 }],
      });
    },
  );

  it('a selector that no browser can look for', () => {
    expect(readDraft(draft, 'flytning', (text) => text !== '#vej')).toEqual({
      ok: false,
      problems: [{ field: 'selector', key: 1 }],
    });
  });

  it('a card without steps, and one without anything', () => {
    expect(read({ steps: [] })).toEqual({ ok: false, problems: [{ field: 'steps' }] });
    expect(readDraft(emptyDraft, 'guide', anySelector)).toEqual({
      ok: false,
      problems: [{ field: 'title' }, { field: 'say', key: 0 }],
    });
  });
});
