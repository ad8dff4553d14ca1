import { expect, it } from 'vitest';
import { type LiveAct, type LiveNews, live } from './citizen-state.ts';
import { actLive, hearLive } from './live-transition.ts';

const agent = { shownAs: 'Anna', employer: 'Vestby Kommune', municipality: 'Vestby Kommune' };
const request = { is: 'see', node: 4, label: 'Vejnavn', value: 'Bakkevej' } as const;

function after(...events: (LiveAct | { now: LiveNews })[]) {
  let step = hearLive(live(agent, 1000), {});
  for (const event of events)
    step = 'now' in event ? hearLive(step.state, event.now) : actLive(step.state, event);
  return step;
}

it('a question goes with its answer, and the answer is carried out', () => {
  const { state, effects } = after({ now: { request } }, { do: 'answer-request', answer: 'yes' });
  expect(state.request).toBeUndefined();
  expect(effects).toEqual([{ effect: 'act', act: { do: 'answer-request', answer: 'yes' } }]);
});

it('a question that has lapsed is no question any more', () => {
  const lapsed = { is: 'lapsed', of: 'see', label: 'Vejnavn' } as const;
  const { state, effects } = after({ now: { request: lapsed } }, { do: 'answer-request', answer: 'yes' });
  expect([state.request, effects]).toEqual([undefined, []]);
});

it('an answer without a question does nothing', () => {
  expect(after({ do: 'answer-request', answer: 'yes' }).effects).toEqual([]);
});

it('a question is read on the page as it is', () => {
  const { state, effects } = after({ do: 'look', look: 'mirror' }, { now: { request } });
  expect(state.look).toBe('plain');
  expect(effects).toEqual([{ effect: 'act', act: { do: 'look', look: 'plain' } }]);
});

it('a part is told anew, and none when no guide leads any more', () => {
  const part = { part: 2, of: 6 };
  expect(after({ now: { part } }).state.part).toEqual(part);
  expect(after({ now: { part } }, { now: { part: undefined } }).state.part).toBeUndefined();
});

it('a look is chosen once, and may end by itself', () => {
  expect(after({ do: 'look', look: 'mirror' }).effects).toEqual([
    { effect: 'act', act: { do: 'look', look: 'mirror' } },
  ]);
  expect(after({ do: 'look', look: 'mirror' }, { do: 'look', look: 'mirror' }).effects).toEqual([]);
  expect(after({ do: 'look', look: 'blur' }, { now: { look: 'plain' } }).state.look).toBe('plain');
});
