import type { GuideOutcome } from '@medkig/protocol/session/messages';
import { describe, expect, it } from 'vitest';
import { firstPage, live, run, secondPage, shown } from '../agent-state.fixture.ts';

const { page } = firstPage;
const picked = { t: 'picked', page, node: 12, label: 'Vejnavn' } as const;
const press = { tool: 'press', args: { node: 12, seen: 'Vejnavn' } } as const;
const fill = { tool: 'fill', args: { node: 12, seen: 'Vejnavn', value: 'Bakkevej' } } as const;
const go = {
  tool: 'propose',
  args: { address: 'https://vestby.example/kontakt', title: 'Kontakt' },
} as const;

function came(call: typeof press | typeof fill | typeof go, outcome: GuideOutcome) {
  return { t: 'outcome', page, call, outcome } as const;
}

describe('a request', () => {
  it('to press names what the agent saw', () => {
    const { state, effects } = run(shown(), { t: 'tool', tool: 'press' }, picked);
    expect(effects).toEqual([{ do: 'guide', page, call: press }]);
    expect(live(state)).toMatchObject({
      tool: 'none',
      note: { is: 'asked', tool: 'press', label: 'Vejnavn' },
    });
  });

  it('to fill in waits for what shall stand there', () => {
    const chosen = run(shown(), { t: 'tool', tool: 'fill' }, picked);
    expect(chosen.effects).toEqual([]);
    expect(live(chosen.state).filling).toEqual({ node: 12, label: 'Vejnavn' });
    expect(run(chosen.state, { t: 'fill-in', value: 'Bakkevej' }).effects).toEqual([
      { do: 'guide', page, call: fill },
    ]);
    for (const away of [{ t: 'leave-form' }, { t: 'clear' }, { t: 'tool', tool: 'point' }] as const)
      expect(run(chosen.state, away, { t: 'fill-in', value: 'Bakkevej' }).effects).toEqual([]);
  });

  it('to go to a page is made with the tool in hand alone', () => {
    const proposed = { t: 'propose', ...go.args } as const;
    expect(run(shown(), proposed).effects).toEqual([]);
    const { effects } = run(shown(), { t: 'tool', tool: 'propose' }, proposed);
    expect(effects).toEqual([{ do: 'guide', page, call: go }]);
  });

  it('is one at a time, and is counted when it was done', () => {
    const asked = run(shown(), { t: 'tool', tool: 'press' }, picked).state;
    expect(run(asked, { t: 'tool', tool: 'press' }, { ...picked, node: 13 }).effects).toEqual([]);
    const answered = live(run(asked, came(press, 'done')).state);
    expect(answered.asked).toBeUndefined();
    expect(answered.measured.done).toEqual({ ask: 0, press: 1, fill: 0, propose: 0 });
    expect(live(run(asked, came(press, 'refused')).state).measured.done.press).toBe(0);
  });

  it('is not answered by what became of another one', () => {
    const asked = run(shown(), { t: 'tool', tool: 'press' }, picked).state;
    expect(run(asked, came(fill, 'done')).state).toBe(asked);
  });

  it('is forgotten with the page; the pages of the session are remembered', () => {
    const asked = run(shown(), { t: 'tool', tool: 'fill' }, picked).state;
    const next = live(run(asked, { t: 'page', page: secondPage }).state);
    expect([next.asked, next.filling]).toEqual([undefined, undefined]);
    expect(next.visited).toEqual([{ address: secondPage.address, title: secondPage.title }]);
  });
});

it('what the citizen allows may change while the page is seen', () => {
  const before = shown();
  const more = live(run(before, { t: 'answered', grants: ['view', 'point', 'click'] }).state);
  expect(more).toEqual({ ...before, grants: ['view', 'point', 'click'] });
  expect(run(more, { t: 'answered', grants: [] }).state).toBe(more);
});
