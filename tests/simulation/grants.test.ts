/** No sequence of guides and answers does anything that the citizen has not said yes to: every one up to a length. */
import {
  changeGrants,
  type GrantsEvent,
  type GrantsState,
  noGrants,
} from '@medkig/guidance/citizen/deeds/grants-state';
import type { Wish } from '@medkig/guidance/contract/tools';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOracle, type Truth } from './grants/oracle.ts';

const may = ['view', 'point', 'click', 'fill'];
const oracle = createOracle(['press', 'fill']);

const press = (node: number): Wish => ({ tool: 'press', args: { node, seen: 'Vis mere' } });
const fill: Wish = { tool: 'fill', args: { node: 3, seen: 'Vejnavn', value: 'Bakkevej' } };
const go: Wish = { tool: 'propose', args: { address: 'https://vestby.example/', title: 'Forsiden' } };
const wished = (wish: Wish, page = 'first', against?: 'covered'): GrantsEvent => ({
  t: 'wished',
  page,
  wish,
  against,
});
const shown: GrantsEvent = { t: 'shown', page: 'first' };
const rested: GrantsEvent = { t: 'rested' };
const takenBack: GrantsEvent = { t: 'taken-back' };
const answered = (['yes', 'page', 'no'] as const).map((answer): GrantsEvent => ({ t: 'answered', answer }));

/** Every kind of event, with wishes that differ, that the page is against, that nobody may ask, of another page. */
const everything: readonly GrantsEvent[] = [
  shown,
  { t: 'shown', page: 'second' },
  rested,
  wished(press(1)),
  wished(press(2)),
  wished(press(1), 'first', 'covered'),
  wished(press(1), 'second'),
  wished(fill),
  wished(go),
  ...answered,
  { t: 'lapsed' },
  { t: 'spoilt', because: 'gone' },
  takenBack,
];
/** What matters most, for longer ones. */
const core: readonly GrantsEvent[] = [shown, rested, wished(press(1)), wished(fill), ...answered, takenBack];

type Machine = typeof changeGrants;

/** What is wrong with this step, if anything. */
function fault(
  machine: Machine,
  state: GrantsState,
  truth: Truth,
  history: readonly GrantsEvent[],
): { wrong: string | undefined; state: GrantsState; truth: Truth } {
  const event = history.at(-1) ?? rested;
  const step = machine(state, event, may);
  const next = oracle.after(history);
  const consented = oracle.consented(truth, event);
  const deeds = step.effects.flatMap((effect) => (effect.do === 'deed' ? [effect.wish] : []));
  const told = step.effects.flatMap((effect) => (effect.do === 'tell' ? [effect.clicks] : []));
  const put = step.effects.flatMap((effect) => (effect.do === 'ask' ? [effect.wish] : []));
  const isOpen = step.state.is === 'open';
  const claims: Record<string, boolean> = {
    'a deed without a yes': deeds.some((wish) => wish !== consented),
    'a yes that did nothing': consented !== undefined && deeds.length === 0,
    'one yes, two deeds': deeds.length > 1,
    'another page than is shown': (step.state.is === 'open' ? step.state.page : undefined) !== next.page,
    'another question than stands':
      (step.state.is === 'open' ? step.state.asked : undefined) !== next.standing,
    'a question that was not put': put.length > 0 && put[0] !== next.standing,
    'a grant that is not held': (isOpen && step.state.is === 'open' && step.state.clicks) !== next.clicks,
    'a grant that the agent is told wrongly of': told.length > 1 || (told[0] ?? truth.clicks) !== next.clicks,
    'a question that ends without a word':
      truth.standing !== undefined &&
      next.standing === undefined &&
      deeds.length === 0 &&
      !step.effects.some((effect) => effect.do === 'settle'),
  };
  const wrong = Object.keys(claims).find((claim) => claims[claim]);
  return { wrong, state: step.state, truth: next };
}

/** The first sequence of at most `length` events after which something is wrong; undefined when there is none. */
function firstFault(machine: Machine, alphabet: readonly GrantsEvent[], length: number): string | undefined {
  let seen = 0;
  function walk(history: readonly GrantsEvent[], state: GrantsState, truth: Truth): string | undefined {
    for (const event of alphabet) {
      const longer = [...history, event];
      const step = fault(machine, state, truth, longer);
      seen++;
      if (step.wrong) return `${step.wrong}: ${longer.map(({ t }) => t).join(', ')}`;
      const deeper = longer.length < length ? walk(longer, step.state, step.truth) : undefined;
      if (deeper) return deeper;
    }
    return undefined;
  }
  const found = walk([], noGrants, oracle.after([]));
  if (!found) expect(seen).toBeGreaterThan(alphabet.length ** length);
  return found;
}

describe('[M9] the citizen’s yes', () => {
  it('stands before each deed, in every sequence of up to five events', () => {
    expect(firstFault(changeGrants, everything, 5)).toBeUndefined();
  });

  it('stands before each deed, in every sequence of up to seven events that matter most', () => {
    expect(firstFault(changeGrants, core, 7)).toBeUndefined();
  });

  it('stands before each deed in long sequences too', () => {
    const long = fc.array(fc.constantFrom(...everything), { minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(long, (events) => {
        let [state, truth]: [GrantsState, Truth] = [noGrants, oracle.after([])];
        events.forEach((_, at) => {
          const step = fault(changeGrants, state, truth, events.slice(0, at + 1));
          if (step.wrong) throw new Error(step.wrong);
          ({ state, truth } = step);
        });
      }),
      { seed: 20_260_101, numRuns: 300 },
    );
  });
});

describe('the check notices a machine', () => {
  const open = { is: 'open', page: 'first', asked: undefined, clicks: true } as const;
  it.each<[string, Machine]>([
    [
      'that does a press at once',
      (state, event, grants) =>
        event.t === 'wished' && state.is === 'open' && !event.against
          ? { state, effects: [{ do: 'deed', wish: event.wish }] }
          : changeGrants(state, event, grants),
    ],
    [
      'whose grant outlives a page',
      (state, event, grants) => {
        const step = changeGrants(state, event, grants);
        const keeps = event.t === 'shown' && state.is === 'open' && state.clicks;
        return keeps ? { ...step, state: { ...open, page: event.page } } : step;
      },
    ],
    [
      'whose grant outlives a pause',
      (state, event, grants) =>
        event.t === 'rested' && state.is === 'open' && state.clicks
          ? { state: open, effects: [] }
          : changeGrants(state, event, grants),
    ],
    [
      'that does not take a grant back',
      (state, event, grants) =>
        event.t === 'taken-back' ? { state, effects: [] } : changeGrants(state, event, grants),
    ],
    [
      'that takes one yes twice',
      (state, event, grants) => {
        const step = changeGrants(state, event, grants);
        return event.t === 'answered' && event.answer === 'yes' ? { ...step, state } : step;
      },
    ],
    [
      'that asks what the municipality does not allow',
      (state, event) => changeGrants(state, event, [...may, 'navigate']),
    ],
    [
      'that does what the page is against',
      (state, event, grants) =>
        changeGrants(state, event.t === 'wished' ? { ...event, against: undefined } : event, grants),
    ],
    [
      'that puts a second question over the first',
      (state, event, grants) =>
        event.t === 'wished' && state.is === 'open'
          ? changeGrants({ ...state, asked: undefined }, event, grants)
          : changeGrants(state, event, grants),
    ],
  ])('%s', (_, machine) => {
    expect(firstFault(machine, everything, 5)).toBeDefined();
  });
});
