import type { ToolCall } from '@medkig/guidance/contract/tools';
import type { GuideOutcome } from '@medkig/protocol/session/messages';
import { describe, expect, it } from 'vitest';
import { asking, firstPage, live, run, secondPage, shown } from './agent-state.fixture.ts';
import { cards } from './guide-card/card-state.fixture.ts';
import { isElsewhere } from './picture-age.ts';

const { page } = firstPage;
const picked = (node: number) => ({ t: 'picked', page, node, label: 'Vejnavn' }) as const;
const marking = live(run(shown(), { t: 'tool', tool: 'highlight' }).state);

describe('the picture', () => {
  it('is there when the viewer has drawn it', () => {
    expect(shown().picture).toEqual({ is: 'shown' });
  });

  it('of an earlier page load does not count', () => {
    const next = live(run(shown(), { t: 'page', page: secondPage }).state);
    expect(next.picture).toEqual({ is: 'opening' });
    expect(run(next, { t: 'picture', page }).state).toBe(next);
  });

  it('that has a gap is asked for anew', () => {
    const { effects } = run(shown(), { t: 'trouble', page, reason: 'missing-node' });
    expect(effects).toEqual([{ do: 'checkout' }]);
  });

  it('is gone on a pause, together with the tool, the marks and the field', () => {
    const before = run(marking, picked(12), { t: 'focus', page, label: 'Vejnavn' }).state;
    const paused = live(run(before, { t: 'paused', cause: 'citizen' }).state);
    expect(paused.picture).toEqual({ is: 'paused', cause: 'citizen' });
    expect(paused).toMatchObject({ tool: 'none', marks: [], note: { is: 'none' } });
    expect(paused.focusLabel).toBeUndefined();
  });

  it('stays gone over a page load and a lost connection until the citizen shows it again', () => {
    const gone = { t: 'lost', who: 'citizen', since: 6000 } as const;
    const paused = run(
      shown(),
      { t: 'paused', cause: 'citizen' },
      gone,
      { t: 'back' },
      { t: 'page', page: secondPage },
    ).state;
    expect(live(paused).picture).toEqual({ is: 'paused', cause: 'citizen' });
    expect(live(run(paused, { t: 'unpaused' }).state).picture).toEqual({ is: 'opening' });
  });

  it('goes on where it was when the connection comes back', () => {
    const lost = live(run(shown(), { t: 'lost', who: 'agent', since: 6000 }).state);
    expect(lost.picture).toEqual({ is: 'away', who: 'agent', since: 6000, was: { is: 'shown' } });
    expect(live(run(lost, { t: 'back', at: 20_999 }).state).picture).toEqual({ is: 'shown' });
  });

  it('is as old as the first loss when a second one follows', () => {
    const twice = run(
      shown(),
      { t: 'lost', who: 'citizen', since: 6000 },
      { t: 'lost', who: 'agent', since: 9000 },
    );
    expect(live(twice.state).picture).toEqual({
      is: 'away',
      who: 'agent',
      since: 6000,
      was: { is: 'shown' },
    });
  });
});

describe('a citizen who', () => {
  const lost = { t: 'lost', who: 'citizen', since: 6000 } as const;
  const leaving = { t: 'leaving', mitid: false, host: 'eksempel.dk', at: 5500 } as const;
  const there = { mitid: false, host: 'eksempel.dk', at: 5500 };

  it('is away for so long that the picture was removed comes back without one', () => {
    const away = run(shown(), lost).state;
    expect(live(run(away, { t: 'back', at: 21_000 }).state).picture).toEqual({ is: 'opening' });
  });

  it('says where the page goes and is lost has gone there, until the citizen is back', () => {
    const gone = live(run(shown(), leaving, { ...lost, at: 6000 }).state);
    expect(gone.destination).toEqual(there);
    expect(isElsewhere(gone)).toBe(true);
    expect(live(run(gone, { t: 'back' }).state).destination).toBeUndefined();
  });

  it('is still there after the agent’s own net was lost meanwhile', () => {
    const without = { t: 'lost', who: 'agent', since: 90_000, at: 90_000 } as const;
    const gone = run(shown(), leaving, { ...lost, at: 6000 }, without).state;
    expect(isElsewhere(live(gone))).toBe(false);
    const again = run(gone, { t: 'lost', who: 'citizen', since: 91_000, at: 91_000 }).state;
    expect(live(again).destination).toEqual(there);
  });

  it('stays on the page after all has only lost the net later', () => {
    const later = live(run(shown(), leaving, { ...lost, at: 36_000 }).state);
    expect(later.destination).toBeUndefined();
  });

  it('looks at another tab keeps the picture; what is said anew with each epoch decides', () => {
    const hidden = live(run(shown(), { t: 'hidden', hidden: true }).state);
    expect(hidden).toMatchObject({ isHidden: true, picture: { is: 'shown' } });
    expect(live(run(hidden, { t: 'hidden', hidden: false }).state).isHidden).toBe(false);
    expect(live(run(hidden, lost, { t: 'back' }).state).isHidden).toBe(false);
  });

  it('pauses for another reason has not paused again', () => {
    const away = run(shown(), { t: 'paused', cause: 'citizen' }, { t: 'paused', cause: 'away' }).state;
    expect(live(away)).toMatchObject({ picture: { is: 'paused', cause: 'away' }, measured: { pauses: 1 } });
  });
});

describe('marks', () => {
  it('are made where the agent picks with «Markér», and sent with the page they belong to', () => {
    const { state, effects } = run(marking, picked(12));
    expect(live(state).marks).toEqual([{ node: 12, number: 1 }]);
    expect(live(state).note).toEqual({ is: 'marked', number: 1, label: 'Vejnavn' });
    expect(effects).toEqual([
      { do: 'guide', page, call: { tool: 'highlight', args: { node: 12, number: 1 } } },
    ]);
  });

  it('are not made without the tool, or while there is nothing to see', () => {
    const idle = shown();
    expect(run(idle, picked(12))).toEqual({ state: idle, effects: [] });
    const away = run(marking, { t: 'lost', who: 'citizen', since: 6000 }).state;
    expect(run(away, picked(12))).toEqual({ state: away, effects: [] });
  });

  it('belong to one page load', () => {
    const { state } = run(marking, picked(12), { t: 'page', page: secondPage });
    expect(live(state).marks).toEqual([]);
    expect(run(state, picked(13))).toEqual({ state, effects: [] });
  });

  it('leave when the citizen does what they ask for', () => {
    const { state } = run(marking, picked(12), picked(13), { t: 'unmarked', page, number: 1 });
    expect(live(state).marks).toEqual([{ node: 13, number: 2 }]);
  });

  it('that the citizen’s browser refuses are taken back, with the reason', () => {
    const call = { tool: 'highlight', args: { node: 12, number: 1 } } as const;
    const { state } = run(marking, picked(12), { t: 'outcome', page, call, outcome: 'hidden' });
    expect(live(state)).toMatchObject({ marks: [], note: { is: 'refused', outcome: 'hidden' } });
  });

  it('all go with the tool when the agent clears', () => {
    const { state, effects } = run(marking, picked(12), { t: 'clear' });
    expect(live(state)).toMatchObject({ tool: 'none', marks: [] });
    expect(effects).toEqual([{ do: 'guide', page, call: { tool: 'clear', args: { what: 'all' } } }]);
  });
});

describe('the page as a list', () => {
  const items = [{ node: 12, label: 'Vejnavn', kind: 'write', hidden: false } as const];
  const listed = live(run(shown(), { t: 'outline', page, items }).state);

  it('belongs to the picture: it goes with the page and with a pause', () => {
    expect(listed.outline).toEqual(items);
    expect(live(run(listed, { t: 'page', page: secondPage }).state).outline).toEqual([]);
    expect(live(run(listed, { t: 'paused', cause: 'citizen' }).state).outline).toEqual([]);
    const other = { t: 'outline', page: secondPage.page, items } as const;
    expect(live(run(shown(), other).state).outline).toEqual([]);
  });

  it('shows where an element is, and marks it without a tool in hand', () => {
    expect(live(run(listed, { t: 'preview', node: 12 }).state).preview).toBe(12);
    const { state, effects } = run(listed, { t: 'mark', node: 12, label: 'Vejnavn' });
    expect(live(state)).toMatchObject({ tool: 'none', marks: [{ node: 12, number: 1 }] });
    expect(effects).toEqual([
      { do: 'guide', page, call: { tool: 'highlight', args: { node: 12, number: 1 } } },
    ]);
  });

  it('marks nothing without the grant or the picture', () => {
    const mark = { t: 'mark', node: 12, label: 'Vejnavn' } as const;
    const away = run(listed, { t: 'lost', who: 'citizen', since: 6000 }).state;
    for (const state of [shown(['view']), away]) expect(run(state, mark)).toEqual({ state, effects: [] });
  });
});

describe('the pointer', () => {
  const pointing = run(shown(), { t: 'tool', tool: 'point' }).state;
  const at = { t: 'pointed', page, node: 12, x: 0.5, y: 0.25 } as const;

  it('is sent without a change of state, however often it moves', () => {
    const { state, effects } = run(pointing, at);
    expect(state).toBe(pointing);
    expect(effects).toEqual([
      { do: 'guide', page, call: { tool: 'point', args: { node: 12, x: 0.5, y: 0.25 } } },
    ]);
  });

  it('is taken away when the mouse leaves the page', () => {
    expect(run(pointing, { t: 'unpointed' }).effects).toEqual([
      { do: 'guide', page, call: { tool: 'clear', args: { what: 'pointer' } } },
    ]);
  });

  it('and the marks need the citizen’s grant', () => {
    const looking = shown(['view']);
    expect(live(run(looking, { t: 'tool', tool: 'point' }).state).tool).toBe('none');
  });
});

describe('what is measured', () => {
  it('is the time from code to picture, the time seen and the pauses', () => {
    const { state } = run(
      shown(),
      { t: 'paused', cause: 'citizen', at: 8000 },
      { t: 'unpaused', at: 20_000 },
      { t: 'picture', page, at: 21_000 },
      { t: 'stop', at: 25_000 },
    );
    expect(state).toMatchObject({
      endedAt: 25_000,
      measured: { openedAt: 1000, firstPictureAt: 5000, shownMs: 3000 + 4000, pauses: 1 },
    });
  });

  it('has no time to a picture that never came', () => {
    const { state } = run(asking, { t: 'answered', grants: ['view'] }, { t: 'stop' });
    expect(state).toMatchObject({ measured: { firstPictureAt: undefined, shownMs: 0 } });
  });
});

describe('the guide card', () => {
  const here = { ...firstPage, page: 'page-load-3', address: 'https://vestby.example/flytning/om-dig' };
  const there = { ...here, page: 'page-load-4', address: 'https://vestby.example/flytning/adresse' };
  const led = () => run(shown(), { t: 'cards', cards }, { t: 'page', page: here });
  const told = (page: string, at: object | null) => ({
    do: 'guide',
    page,
    call: { tool: 'step', args: { at } },
  });

  it('tells it a citizen who shows the page again', () => {
    const back = run(led().state, { t: 'paused', cause: 'away' }, { t: 'page', page: there });
    expect(back.effects).toEqual([]);
    expect(run(back.state, { t: 'unpaused' }).effects).toEqual([told(there.page, { part: 6, of: 7 })]);
  });

  it('tells the citizen how far they are, again on each page, and when it is closed', () => {
    expect(led().effects).toEqual([told(here.page, { part: 4, of: 7 })]);
    const next = run(led().state, { t: 'completed', page: here.page, id: 'flytning/3' });
    expect(next.effects).toEqual([told(here.page, { part: 5, of: 7 })]);
    expect(run(next.state, { t: 'page', page: there }).effects).toEqual([
      told(there.page, { part: 6, of: 7 }),
    ]);
    expect(run(led().state, { t: 'close-card' }).effects).toEqual([told(here.page, null)]);
  });

  it('says nothing that the citizen knows already, or while they do not share', () => {
    const sighted = {
      t: 'sighted',
      page: here.page,
      id: 'flytning/3',
      node: 12,
      label: 'Navn',
      isHidden: false,
      instead: null,
    } as const;
    expect(run(led().state, sighted).effects).toEqual([]);
    const paused = run(led().state, { t: 'paused', cause: 'citizen' }).state;
    expect(run(paused, { t: 'next-step' }).effects).toEqual([]);
  });

  it('hears of the page that is shown alone', () => {
    const late = { t: 'completed', page: firstPage.page, id: 'flytning/3' } as const;
    const { state } = led();
    expect(live(run(state, late).state).card).toBe(live(state).card);
  });

  it('knows of no element while there is no picture', () => {
    const found = {
      t: 'sighted',
      page: here.page,
      id: 'flytning/3',
      node: 12,
      label: 'Navn',
      isHidden: false,
      instead: null,
    } as const;
    const paused = run(led().state, found, { t: 'paused', cause: 'citizen' }).state;
    expect(live(paused).card.open?.sight).toEqual({ is: 'unknown' });
  });
});

describe('a question for a field', () => {
  const field = { t: 'picked', page: firstPage.page, node: 12, label: 'Vejnavn' } as const;
  const call = { tool: 'ask', args: { node: 12 } } as const;
  const came = (outcome: GuideOutcome) => ({ t: 'outcome', page: firstPage.page, call, outcome }) as const;
  const asked = () => run(shown(), { t: 'tool', tool: 'ask' }, field);

  it('goes to the citizen, and the tool is put down', () => {
    const { state, effects } = asked();
    expect(live(state)).toMatchObject({
      tool: 'none',
      asked: { call, label: 'Vejnavn' },
      note: { is: 'asked', tool: 'ask', label: 'Vejnavn' },
    });
    expect(effects).toEqual([{ do: 'guide', page: firstPage.page, call }]);
  });

  it('is one at a time', () => {
    const { effects } = run(asked().state, { t: 'tool', tool: 'ask' }, { ...field, node: 13 });
    expect(effects).toEqual([]);
  });

  it.each<GuideOutcome>(['done', 'refused', 'lapsed', 'never-shown', 'empty'])(
    'is over with the answer: %s',
    (outcome) => {
      const { asked: open, note } = live(run(asked().state, came(outcome)).state);
      expect([open, note]).toEqual([undefined, { is: 'answered', tool: 'ask', label: 'Vejnavn', outcome }]);
    },
  );

  it('is forgotten with the picture', () => {
    expect(live(run(asked().state, { t: 'paused', cause: 'citizen' }).state).asked).toBeUndefined();
    expect(live(run(asked().state, { t: 'page', page: secondPage }).state).asked).toBeUndefined();
  });

  it('may be answered by a field that is hidden again later', () => {
    const revealed = (...nodes: number[]) => ({ t: 'revealed', page: firstPage.page, nodes }) as const;
    const shownField = run(asked().state, revealed(12), came('done')).state;
    expect(live(shownField).revealed).toEqual([12]);
    expect(live(run(shownField, revealed()).state).note).toEqual({ is: 'covered' });
  });
});

describe('the tools that show without a ring', () => {
  const field = { t: 'picked', page: firstPage.page, node: 12, label: 'Vejnavn' } as const;
  const outcome = (call: ToolCall, came: GuideOutcome) =>
    ({ t: 'outcome', page: firstPage.page, call, outcome: came }) as const;
  const spotlight = { tool: 'spotlight', args: { node: 12 } } as const;
  const scroll = { tool: 'scroll', args: { node: 12 } } as const;

  it('the spotlight is put down once it shines', () => {
    const { state, effects } = run(shown(), { t: 'tool', tool: 'spotlight' }, field);
    expect(live(state)).toMatchObject({
      tool: 'none',
      lit: 12,
      note: { is: 'shown', by: 'spotlight', label: 'Vejnavn' },
    });
    expect(effects).toEqual([{ do: 'guide', page: firstPage.page, call: spotlight }]);
  });

  it('a spotlight that could not shine, or that the citizen has used, is out', () => {
    const lit = run(shown(), { t: 'tool', tool: 'spotlight' }, field).state;
    const refused = live(run(lit, outcome(spotlight, 'hidden')).state);
    expect([refused.lit, refused.note]).toEqual([undefined, { is: 'refused', outcome: 'hidden' }]);
    expect(live(run(lit, { t: 'unlit', page: firstPage.page }).state).lit).toBeUndefined();
    expect(live(run(lit, { t: 'page', page: secondPage }).state).lit).toBeUndefined();
  });

  it('the page is scrolled to an element, or will be when the citizen has written', () => {
    const { state, effects } = run(shown(), { t: 'tool', tool: 'scroll' }, field);
    expect(effects).toEqual([{ do: 'guide', page: firstPage.page, call: scroll }]);
    expect(live(run(state, outcome(scroll, 'done')).state).note).toEqual({
      is: 'shown',
      by: 'scroll',
      label: 'Vejnavn',
    });
    expect(live(run(state, outcome(scroll, 'typing')).state).note).toEqual({ is: 'waits' });
    expect(live(run(state, outcome(scroll, 'gone')).state).note).toEqual({ is: 'refused', outcome: 'gone' });
  });

  it('the pen goes on as it draws, in hand only', () => {
    const drew = {
      t: 'drew',
      page: firstPage.page,
      node: 12,
      stroke: 1,
      points: [{ x: 0.5, y: 0.5 }],
    } as const;
    const line = { ...drew, points: [...drew.points] };
    expect(run(shown(), line).effects).toEqual([]);
    const { state, effects } = run(shown(), { t: 'tool', tool: 'draw' }, line);
    expect(effects).toEqual([
      {
        do: 'guide',
        page: firstPage.page,
        call: { tool: 'draw', args: { node: 12, stroke: 1, points: [{ x: 0.5, y: 0.5 }] } },
      },
    ]);
    expect(live(state).tool).toBe('draw');
    expect(run(state, { t: 'clear' }).effects).toHaveLength(1);
  });

  it('a mark has the agent’s own words once, and none of blanks', () => {
    const marked = (text: string) =>
      run(shown(), { t: 'tool', tool: 'highlight' }, { t: 'mark-text', text }, field);
    const { state, effects } = marked(' Skriv vejen ');
    expect(effects).toEqual([
      {
        do: 'guide',
        page: firstPage.page,
        call: { tool: 'highlight', args: { node: 12, number: 1, label: 'Skriv vejen' } },
      },
    ]);
    expect(live(state).markText).toBe('');
    expect(live(marked('  ').state).marks).toEqual([{ node: 12, number: 1 }]);
  });
});
