/** A guide card in the hands of any citizen and any agent. */
import { type CardEvent, type CardState, changeCard, noCard, wantedOf } from '@medkig/agent-ui/card-state';
import type { GuideCard } from '@medkig/api/guide-card';
import fc from 'fast-check';
import { expect } from 'vitest';
import { fuzz } from './fuzz.ts';

const paths = ['/', '/a', '/a/b', '/a/c', '/d'];
const patterns = ['/a', '/a/*', '/a/b', '*', '/d*', null];

const steps = fc.array(
  fc.record({
    say: fc.constant('Sig'),
    path: fc.constantFrom(...patterns),
    target: fc.constantFrom(null, { selector: '#x', label: null }),
  }),
  { minLength: 1, maxLength: 6 },
);
const card = (slug: string): fc.Arbitrary<GuideCard> =>
  fc.record({
    slug: fc.constant(slug),
    title: fc.constant(slug),
    kind: fc.constantFrom('form', 'technical'),
    ready: fc.constant(''),
    steps,
    mistakes: fc.constant(''),
    refer: fc.constant(''),
  });
const cards = fc.tuple(card('x'), card('y'));
const slug = fc.constantFrom('x', 'y', 'z');
const at = fc.integer({ min: -1, max: 7 });
const id = fc.tuple(slug, at).map(([of, step]) => `${of}/${step}`);

const event: fc.Arbitrary<CardEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ t: fc.constant('arrived'), path: fc.constantFrom(...paths, undefined) }),
  },
  { weight: 4, arbitrary: fc.record({ t: fc.constant('completed'), id }) },
  {
    weight: 2,
    arbitrary: fc.record({ t: fc.constantFrom('next-step', 'previous-step', 'close-card', 'unseen') }),
  },
  fc.record({ t: fc.constant('go-to-step'), step: at }),
  fc.record({ t: fc.constant('open-card'), slug }),
  fc.record({ t: fc.constant('cards'), cards }),
  fc.record({
    t: fc.constant('sighted'),
    id,
    node: fc.constantFrom(null, 7),
    label: fc.constant('Navn'),
    isHidden: fc.boolean(),
    instead: fc.oneof(fc.constant(null), id),
  }),
);

fuzz(
  'a card stays within its steps, goes back only with the citizen or by hand, and forgets nothing that was done',
  fc.tuple(cards, fc.array(event, { maxLength: 40, size: 'max' })),
  ([first, events]) => {
    let state: CardState = changeCard(noCard, { t: 'cards', cards: first });
    for (const one of events) {
      const next = changeCard(state, one);
      holdsTogether(next);
      follows(state, one, next);
      state = next;
    }
  },
);

function holdsTogether(state: CardState): void {
  const { open, cards } = state;
  if (!open) return expect(wantedOf(state)).toBeUndefined();
  const of = cards.find(({ slug }) => slug === open.slug);
  expect(of?.kind).toBe('form');
  expect(of?.steps[open.step]).toBeDefined();
  expect(open.done).toEqual([...new Set(open.done)].sort((a, b) => a - b));
  for (const done of open.done) expect(of?.steps[done]).toBeDefined();
}

function follows(before: CardState, event: CardEvent, after: CardState): void {
  if (!after.open || before.open?.slug !== after.open.slug) {
    // Nothing that was closed opens unasked.
    if (after.open && event.t !== 'open-card') expect(before.closed).not.toContain(after.open.slug);
    return;
  }
  if (event.t === 'cards') return;
  for (const done of before.open.done) expect(after.open.done).toContain(done);
  const isByHand = event.t === 'go-to-step' || event.t === 'previous-step';
  const hasMoved = event.t === 'arrived' && event.path !== before.path;
  const hasTurned = event.t === 'sighted' && event.node === null;
  if (!isByHand && !hasMoved && !hasTurned) expect(after.open.step).toBeGreaterThanOrEqual(before.open.step);
}
