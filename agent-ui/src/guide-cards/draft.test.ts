import type { GuideCard } from '@medkig/api/guide-card';
import { describe, expect, it } from 'vitest';
import {
  draftOf,
  emptyDraft,
  sameDraft,
  withMovedStep,
  withNewStep,
  withoutStep,
  withStep,
} from './draft.ts';

const card: GuideCard = {
  slug: 'flytning',
  title: 'Meld flytning',
  kind: 'form',
  ready: 'MitID.',
  steps: [
    { say: 'Et', path: null, target: null },
    { say: 'To', path: '/flytning*', target: { selector: '#vej', label: 'Vejnavn' } },
    { say: 'Tre', path: null, target: { selector: null, label: 'Dato' } },
  ],
  mistakes: '',
  refer: '',
};
const draft = draftOf(card);
const said = ({ steps }: { steps: readonly { say: string }[] }) => steps.map(({ say }) => say);

describe('the steps of a draft', () => {
  it('change places with their neighbours, and not beyond the edges', () => {
    expect(said(withMovedStep(draft, 1, -1))).toEqual(['To', 'Et', 'Tre']);
    expect(said(withMovedStep(draft, 1, 1))).toEqual(['Et', 'Tre', 'To']);
    expect(withMovedStep(draft, 0, -1)).toBe(draft);
    expect(withMovedStep(draft, 2, 1)).toBe(draft);
  });

  it('keep their keys, and a new one has a key of its own', () => {
    const [longer, key] = withNewStep(withMovedStep(withoutStep(draft, 1), 2, -1));
    expect(longer.steps.map((step) => step.key)).toEqual([2, 0, 3]);
    expect(key).toBe(3);
    expect(withNewStep({ ...draft, steps: [] })[1]).toBe(0);
  });

  it('are changed one by one', () => {
    const [first] = draft.steps;
    if (!first) throw new Error('no step');
    expect(said(withStep(draft, { ...first, say: 'En' }))).toEqual(['En', 'To', 'Tre']);
  });
});

describe('a draft is unsaved', () => {
  it('when a text, the kind or the order of the steps is another', () => {
    expect(sameDraft(draft, { ...draft, refer: 'Borgerservice' })).toBe(false);
    expect(sameDraft(draft, { ...draft, isTechnical: true })).toBe(false);
    expect(sameDraft(draft, withMovedStep(draft, 0, 1))).toBe(false);
    expect(sameDraft(draft, emptyDraft)).toBe(false);
  });

  it('but not by blanks or new lines, which are not saved', () => {
    expect(sameDraft(draft, { ...draft, title: ' Meld\nflytning ' })).toBe(true);
    const [longer, key] = withNewStep(draft);
    expect(sameDraft(draft, withoutStep(longer, key))).toBe(true);
  });
});
