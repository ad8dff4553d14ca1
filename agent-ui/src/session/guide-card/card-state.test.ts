import { describe, expect, it } from 'vitest';
import { after, atPage, cards, doneAt, moving, technical } from './card-state.fixture.ts';
import { type CardState, changeCard, isBroken, noCard, partOf, stepOf, wantedOf } from './card-state.ts';

const said = (state: CardState) => stepOf(state)?.say;
const missing = {
  t: 'sighted',
  id: 'flytning/3',
  node: null,
  label: '',
  isHidden: false,
  instead: null,
} as const;

describe('a card opens by itself', () => {
  it('on a page that it leads through, the closest one first', () => {
    expect(after(atPage('/flytning')).open).toMatchObject({ slug: 'flytning', step: 0, done: [] });
    expect(after(atPage('/andet')).open?.slug).toBe('selvbetjening');
  });

  it('but not where several begin: nobody is to guess', () => {
    const twin = { ...moving, slug: 'tvilling' };
    const both = changeCard(noCard, { t: 'cards', cards: [moving, twin] });
    expect(changeCard(both, atPage('/flytning')).open).toBeUndefined();
  });

  it('at the step of that page; what comes before it nobody has seen done', () => {
    expect(after(atPage('/flytning/om-dig')).open).toMatchObject({ step: 3, done: [] });
  });

  it('also when the cards come after the page', () => {
    const early = changeCard(noCard, atPage('/flytning'));
    expect(early.open).toBeUndefined();
    expect(changeCard(early, { t: 'cards', cards }).open?.slug).toBe('flytning');
  });

  it('never in place of one that is open, and never again once the agent has closed it', () => {
    const other = after(atPage('/andet'), atPage('/flytning'));
    expect(other.open?.slug).toBe('selvbetjening');
    const closed = after(atPage('/flytning'), { t: 'close-card' }, atPage('/flytning/om-dig'));
    expect(closed.open?.slug).not.toBe('flytning');
  });

  it('but not the technical one, which fits every page', () => {
    const alone = [technical].reduce(
      (state) => changeCard(state, { t: 'cards', cards: [technical] }),
      noCard,
    );
    expect(changeCard(alone, atPage('/flytning')).open).toBeUndefined();
  });
});

describe('the step moves on by itself', () => {
  it('when the citizen has done it', () => {
    expect(said(after(atPage('/flytning/om-dig'), doneAt(3)))).toBe('Skriv telefon');
  });

  it('but to a step of another page only with that page', () => {
    const filled = after(atPage('/flytning/om-dig'), doneAt(3), doneAt(4));
    expect(filled.open).toMatchObject({ step: 4, done: [3, 4] });
    expect(changeCard(filled, atPage('/flytning/adresse')).open).toMatchObject({ step: 5 });
  });

  it('when the citizen arrives at a later page, past what lies between', () => {
    const there = after(atPage('/flytning'), atPage('/flytning/kvittering'));
    expect(there.open).toMatchObject({ step: 6, done: [0, 1, 2, 3, 4, 5] });
  });

  it('and with the citizen all that their page asked for, also when the agent has looked ahead', () => {
    const ahead = after(
      atPage('/flytning/om-dig'),
      { t: 'go-to-step', step: 4 },
      atPage('/flytning/adresse'),
    );
    expect(ahead.open).toMatchObject({ step: 5, done: [3, 4] });
    const further = after(atPage('/flytning/om-dig'), { t: 'go-to-step', step: 5 });
    expect(changeCard(further, atPage('/flytning/kvittering')).open).toMatchObject({
      step: 6,
      done: [3, 4, 5],
    });
  });

  it('not twice for one thing done, and not for a step of before', () => {
    const once = after(atPage('/flytning/om-dig'), doneAt(3));
    expect(changeCard(once, doneAt(3))).toBe(once);
  });

  it('not when the same page is loaded again: somebody may have looked ahead', () => {
    const ahead = after(atPage('/flytning'), { t: 'go-to-step', step: 5 });
    expect(changeCard(ahead, atPage('/flytning')).open?.step).toBe(5);
  });

  it('back only with a citizen who goes back, and what was done stays done', () => {
    const back = after(
      atPage('/flytning/om-dig'),
      doneAt(3),
      atPage('/flytning/adresse'),
      atPage('/flytning/om-dig'),
    );
    expect(back.open).toMatchObject({ step: 3, done: [3, 4] });
  });

  it('not on a page that the card does not know', () => {
    expect(after(atPage('/flytning/om-dig'), atPage('/kontakt')).open?.step).toBe(3);
  });
});

describe('the agent', () => {
  it('goes on and back one step, and what was gone past is done', () => {
    const on = after(atPage('/flytning'), { t: 'next-step' }, { t: 'next-step' });
    expect(on.open).toMatchObject({ step: 2, done: [0, 1] });
    expect(changeCard(on, { t: 'previous-step' }).open).toMatchObject({ step: 1, done: [0, 1] });
  });

  it('finds an end at both ends', () => {
    const first = after(atPage('/flytning'));
    expect(changeCard(first, { t: 'previous-step' })).toBe(first);
    const last = changeCard(first, { t: 'go-to-step', step: 6 });
    expect(changeCard(last, { t: 'next-step' }).open).toMatchObject({ step: 6, done: [6] });
    expect(changeCard(last, { t: 'go-to-step', step: 7 })).toBe(last);
  });

  it('opens another card, and one that was closed', () => {
    const other = after(atPage('/flytning'), { t: 'open-card', slug: 'selvbetjening' });
    expect(other.open?.slug).toBe('selvbetjening');
    const again = after(atPage('/flytning'), { t: 'close-card' }, { t: 'open-card', slug: 'flytning' });
    expect(again).toMatchObject({ open: { slug: 'flytning', step: 0 }, closed: [] });
    expect(changeCard(other, { t: 'open-card', slug: 'ukendt' })).toBe(other);
  });
});

describe('the element of the step', () => {
  it('is looked for on the page of the step alone', () => {
    const here = after(atPage('/flytning/om-dig'));
    expect(wantedOf(here)).toEqual({
      id: 'flytning/3',
      selector: '#navn',
      label: null,
      others: [{ id: 'flytning/4', selector: '#telefon', label: null }],
    });
    expect(wantedOf(changeCard(here, { t: 'go-to-step', step: 5 }))).toBeUndefined();
    expect(wantedOf(after(atPage('/flytning')))).toBeUndefined();
  });

  it('that is not there shows that the step no longer fits, until it comes', () => {
    const broken = after(atPage('/flytning/om-dig'), missing);
    expect(isBroken(broken)).toBe(true);
    expect(isBroken(changeCard(broken, { ...missing, node: 7, label: 'Fulde navn' }))).toBe(false);
  });

  it('that the page has and hides is another answer’s: the step fits, and is passed over', () => {
    const hidden = after(atPage('/flytning/om-dig'), { ...missing, isHidden: true });
    expect(isBroken(hidden)).toBe(false);
    expect(hidden.open?.sight).toEqual({ is: 'hidden' });
  });

  it('is not known on the next page, in the next picture, or for another step', () => {
    const broken = after(atPage('/flytning/om-dig'), missing);
    for (const event of [atPage('/flytning/om-dig'), { t: 'unseen' }, { t: 'next-step' }] as const)
      expect(isBroken(changeCard(broken, event))).toBe(false);
    const next = changeCard(broken, { t: 'next-step' });
    expect(changeCard(next, missing)).toBe(next);
  });

  it('of a step that any page will do for is missed without a word', () => {
    const anywhere = { ...moving, steps: moving.steps.map((step) => ({ ...step, path: null })) };
    const open = [{ t: 'open-card', slug: 'flytning' }, { t: 'go-to-step', step: 3 }, missing] as const;
    expect(isBroken(open.reduce(changeCard, { ...noCard, cards: [anywhere] }))).toBe(false);
  });
});

describe('a form with one address for all its pages', () => {
  const one = { ...moving, steps: moving.steps.map((step) => ({ ...step, path: '/flytning' })) };
  const begun = [
    { t: 'cards', cards: [one] },
    atPage('/flytning'),
    { t: 'go-to-step', step: 3 },
    { t: 'sighted', id: 'flytning/3', node: 7, label: 'Navn', isHidden: false, instead: null },
  ] as const;
  const gone = (instead: string | null) =>
    ({ t: 'sighted', id: 'flytning/3', node: null, label: '', isHidden: true, instead }) as const;
  const afterwards = (instead: string | null) =>
    changeCard(begun.reduce(changeCard, noCard), gone(instead)).open;

  it('has turned to the next one when an element that was there has gone and another has come', () => {
    expect(afterwards('flytning/5')).toMatchObject({
      step: 5,
      done: [3, 4],
      sight: { is: 'unknown' },
    });
  });

  it('has turned back when one of before has come', () => {
    expect(afterwards('flytning/1')).toMatchObject({ step: 1, done: [] });
  });

  it('has not turned when nothing else has come, or what was never there is not there', () => {
    expect(afterwards(null)).toMatchObject({ step: 3, sight: { is: 'hidden' } });
    const never = begun.slice(0, 3).reduce(changeCard, noCard);
    expect(changeCard(never, gone('flytning/5')).open).toMatchObject({ step: 3, sight: { is: 'hidden' } });
  });
});

describe('a console that was reloaded', () => {
  const noted = {
    ...noCard,
    open: { slug: 'flytning', step: 2, done: [0, 1], sight: { is: 'unknown' }, wasSeen: false },
  } as const;

  it('goes on at its step', () => {
    const back = [atPage('/flytning'), { t: 'cards', cards }] as const;
    expect(back.reduce(changeCard, noted).open).toEqual(noted.open);
  });

  it('follows a citizen who has gone on meanwhile', () => {
    const back = [{ t: 'cards', cards }, atPage('/flytning/om-dig')] as const;
    expect(back.reduce(changeCard, noted).open?.step).toBe(3);
  });

  it('lets go of a card that is no longer there, and keeps to the steps that are left', () => {
    expect(changeCard(noted, { t: 'cards', cards: [technical] }).open).toBeUndefined();
    const short = { ...moving, steps: moving.steps.slice(0, 1) };
    expect(changeCard(noted, { t: 'cards', cards: [short] }).open).toMatchObject({ step: 0, done: [0] });
  });
});

it('the citizen counts as the agent does', () => {
  expect(partOf(after(atPage('/flytning/om-dig')))).toEqual({ part: 4, of: 7 });
  expect(partOf(after())).toBeNull();
});
