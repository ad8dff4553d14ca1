import type { KeptGuideCard } from '@medkig/api/guide-card';
import { expect, it } from 'vitest';
import { type Desk, type DeskEvent, deskTransition, emptyDesk, isUnsaved } from './desk.ts';
import { draftOf, emptyDraft } from './draft.ts';

const card: KeptGuideCard = {
  slug: 'flytning',
  title: 'Meld flytning',
  kind: 'form',
  ready: '',
  steps: [{ say: 'Hej.', path: null, target: null }],
  mistakes: '',
  refer: '',
  version: 3,
  changedAt: 0,
  changedBy: null,
};
const retitled = (title: string) => ({ ...draftOf(card), title });
const after = (...events: DeskEvent[]): Desk => events.reduce(deskTransition, emptyDesk);

it('a card that was opened and looked at is not unsaved', () => {
  expect(isUnsaved(after({ t: 'open', card }))).toBe(false);
  expect(isUnsaved(after({ t: 'open', card: undefined }))).toBe(false);
});

it('a change is unsaved until it is saved, or taken back', () => {
  const changed = after({ t: 'open', card }, { t: 'change', draft: retitled('Flytning') });
  expect(isUnsaved(changed)).toBe(true);
  expect(isUnsaved(deskTransition(changed, { t: 'change', draft: retitled('Meld flytning') }))).toBe(false);
  const saved = deskTransition(changed, {
    t: 'saved',
    id: 1,
    card: { ...card, title: 'Flytning', version: 4 },
  });
  expect(isUnsaved(saved)).toBe(false);
  expect(saved).toMatchObject({ known: { version: 4 }, attempt: { is: 'saved' } });
});

it('what was typed while the card was being saved stays, and is unsaved', () => {
  const desk = after(
    { t: 'open', card },
    { t: 'change', draft: retitled('Flytning') },
    { t: 'attempt', id: 1, attempt: { is: 'under-way' } },
    { t: 'change', draft: retitled('Flytning nu') },
    { t: 'saved', id: 1, card: { ...card, title: 'Flytning', version: 4 } },
  );
  expect(desk).toMatchObject({ draft: { title: 'Flytning nu' } });
  expect(isUnsaved(desk)).toBe(true);
});

it('typing takes «saved» away, but neither what must be mended nor a conflict', () => {
  const typing: DeskEvent = { t: 'change', draft: emptyDraft };
  const attemptAfter = (attempt: DeskEvent) => {
    const desk = after({ t: 'open', card }, attempt, typing);
    return desk.is === 'editing' && desk.attempt.is;
  };
  expect(attemptAfter({ t: 'saved', id: 1, card })).toBe('none');
  expect(attemptAfter({ t: 'attempt', id: 1, attempt: { is: 'incomplete', problems: [] } })).toBe(
    'incomplete',
  );
  expect(attemptAfter({ t: 'attempt', id: 1, attempt: { is: 'conflict', theirs: card } })).toBe('conflict');
});

it('an answer that comes when the card is closed changes nothing', () => {
  const list = after({ t: 'open', card }, { t: 'close', id: 1, deleted: 'Meld flytning' });
  expect(list).toEqual({ is: 'list', id: 1, deleted: 'Meld flytning' });
  expect(deskTransition(list, { t: 'saved', id: 1, card })).toBe(list);
  expect(deskTransition(list, { t: 'attempt', id: 1, attempt: { is: 'saved' } })).toBe(list);
  const another = deskTransition(list, { t: 'open', card: undefined });
  expect(deskTransition(another, { t: 'saved', id: 1, card })).toBe(another);
  expect(deskTransition(another, { t: 'close', id: 1, deleted: 'Meld flytning' })).toBe(another);
});
