import { expect, it } from 'vitest';
import { type LiveAct, type LiveNews, live } from './citizen-state.ts';
import { changeLive } from './live-transition.ts';

const agent = { shownAs: 'Anna', employer: 'Vestby Kommune', municipality: 'Vestby Kommune' };
const request = { is: 'open', node: 4, label: 'Vejnavn', value: 'Bakkevej' } as const;

function after(...events: (LiveAct | LiveNews)[]) {
  let step = changeLive(live(agent, 1000), { told: 'looked' });
  for (const event of events) step = changeLive(step.state, event);
  return step;
}

it('a question goes with its answer, and the answer is carried out', () => {
  const { state, effects } = after({ told: 'asked', request }, { do: 'answer-field', yes: true });
  expect(state.request).toBeUndefined();
  expect(effects).toEqual([{ effect: 'answer-field', yes: true }]);
});

it('a question that has lapsed is no question any more', () => {
  const lapsed = { is: 'lapsed', label: 'Vejnavn' } as const;
  const { state, effects } = after({ told: 'asked', request: lapsed }, { do: 'answer-field', yes: true });
  expect([state.request, effects]).toEqual([undefined, []]);
});

it('an answer without a question does nothing', () => {
  expect(after({ do: 'answer-field', yes: true }).effects).toEqual([]);
});

it('a question is read on the page as it is', () => {
  const { state, effects } = after({ do: 'look', look: 'mirror' }, { told: 'asked', request });
  expect(state.look).toBe('plain');
  expect(effects).toEqual([{ effect: 'look', look: 'plain' }]);
});

it('a look is chosen once, and may end by itself', () => {
  expect(after({ do: 'look', look: 'mirror' }).effects).toEqual([{ effect: 'look', look: 'mirror' }]);
  expect(after({ do: 'look', look: 'mirror' }, { do: 'look', look: 'mirror' }).effects).toEqual([]);
  expect(after({ do: 'look', look: 'blur' }, { told: 'looked' }).state.look).toBe('plain');
});
