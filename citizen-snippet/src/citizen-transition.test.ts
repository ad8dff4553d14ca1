import { describe, expect, it } from 'vitest';
import { type CitizenEvent, type CitizenState, live, maySee } from './citizen-state.ts';
import { type Step, transition } from './citizen-transition.ts';
import { noFacts } from './in-charge/facts.ts';

const agent = { shownAs: 'Anna', employer: 'Vestby Kommune', municipality: 'Vestby Kommune' };
const mark = { number: 1, name: 'Vejnavn', kind: 'write' } as const;

const states = {
  closed: { at: 'closed' },
  typing: { at: 'typing', typed: '' },
  checking: { at: 'checking', typed: '482 019 735' },
  asking: { at: 'asking', agent, wordIndex: 52, mayAsk: false },
  declined: { at: 'declined', agent, report: 'none' },
  live: live(agent, 1000),
  paused: { at: 'paused', agent, since: 1000, cause: 'citizen' },
  fault: { at: 'paused', agent, since: 1000, cause: 'fault' },
  awayLive: { at: 'away', agent, since: 1000, was: 'live', cause: 'net' },
  awayPaused: { at: 'away', agent, since: 1000, was: 'citizen', cause: 'net' },
  offline: { at: 'away', agent, since: 1000, was: 'returned', cause: 'offline' },
  mitid: { at: 'paused', agent, since: 1000, cause: 'mitid' },
  returned: { at: 'paused', agent, since: 1000, cause: 'returned' },
  inviting: { at: 'inviting', agent },
  elsewhere: { at: 'elsewhere', agent },
  nextPage: { at: 'away', agent, since: 1000, was: 'live', cause: 'page' },
  stopping: { at: 'stopping', agent, since: 1000 },
  never: { at: 'paused', agent, since: 1000, cause: 'never' },
  ended: {
    at: 'ended',
    agent,
    since: 1000,
    until: 5000,
    by: 'citizen',
    facts: noFacts,
    rating: 'asked',
    report: 'none',
  },
} as const satisfies Record<string, CitizenState>;

const events: CitizenEvent[] = [
  { do: 'open' },
  { do: 'close' },
  { do: 'submit', typed: '482019735' },
  { do: 'answer', yes: true, now: 2000 },
  { do: 'answer', yes: false, now: 2000 },
  { do: 'pause' },
  { do: 'resume', now: 2000 },
  { do: 'stop' },
  { do: 'go-to-mark', number: 1 },
  { do: 'join', yes: true },
  { do: 'join', yes: false },
  { do: 'rate', answer: 'partly' },
  { do: 'report' },
  { told: 'paired', agent, wordIndex: 52, mayAsk: false },
  { told: 'refused', problem: 'wrong' },
  { told: 'continued', state: { at: 'away', agent, since: 1000, was: 'live' } },
  { told: 'lost' },
  { told: 'still-lost' },
  { told: 'leaving', mitid: true },
  { told: 'parked' },
  { told: 'invited', agent },
  { told: 'moved', agent },
  { told: 'gone' },
  { told: 'reported', ok: true },
  { told: 'back', now: 2000 },
  { told: 'seen', now: { marks: [mark] } },
  { told: 'capture-failed' },
  { told: 'never', never: true },
  { told: 'never', never: false },
  { told: 'stopped', now: 2000 },
  { told: 'ended', by: 'agent', now: 2000 },
];

/** Walks from closed; the effects of the whole way. */
function walk(...way: CitizenEvent[]): Step {
  const steps: Step[] = [];
  let state: CitizenState = states.closed;
  for (const event of way) {
    const step = transition(state, event);
    state = step.state;
    steps.push(step);
  }
  return { state, effects: steps.flatMap(({ effects }) => effects) };
}

describe('the way to a shared page', () => {
  it('goes over the code and the citizen’s yes', () => {
    expect(
      walk(
        { do: 'open' },
        { do: 'submit', typed: '482 019 735' },
        { told: 'paired', agent, wordIndex: 52, mayAsk: false },
        { do: 'answer', yes: true, now: 1000 },
      ),
    ).toEqual({
      state: states.live,
      effects: [{ effect: 'pair', typed: '482 019 735' }, { effect: 'share' }],
    });
  });

  it('keeps a wrong code in the field, with the reason', () => {
    expect(transition(states.checking, { told: 'refused', problem: 'wrong' }).state).toEqual({
      at: 'typing',
      typed: '482 019 735',
      problem: 'wrong',
    });
  });

  it('ends at «Nej tak», from where a new code can be typed', () => {
    const no = transition(states.asking, { do: 'answer', yes: false, now: 0 });
    expect(no).toEqual({ state: states.declined, effects: [{ effect: 'decline' }] });
    expect(transition(no.state, { do: 'open' }).state).toEqual(states.typing);
  });

  it('lets go of a handshake when the citizen closes the panel, and does not come back to it', () => {
    const closed = transition(states.checking, { do: 'close' });
    expect(closed).toEqual({ state: states.closed, effects: [{ effect: 'decline' }] });
    expect(transition(closed.state, { told: 'paired', agent, wordIndex: 1, mayAsk: false }).state).toEqual(
      states.closed,
    );
  });
});

describe('the agent sees the page', () => {
  it('in the live state alone', () => {
    const seen = Object.entries(states).flatMap(([name, state]) => (maySee(state) ? [name] : []));
    expect(seen).toEqual(['live']);
  });

  it('only after the citizen said yes, resumed, or was live before the net or the page went', () => {
    const ways = Object.entries(states).flatMap(([name, state]) =>
      events.flatMap((event) => {
        const starts = !maySee(state) && maySee(transition(state, event).state);
        return starts ? [`${name}: ${JSON.stringify(event)}`] : [];
      }),
    );
    expect(ways).toEqual([
      'asking: {"do":"answer","yes":true,"now":2000}',
      'paused: {"do":"resume","now":2000}',
      'fault: {"do":"resume","now":2000}',
      'awayLive: {"told":"back","now":2000}',
      'mitid: {"do":"resume","now":2000}',
      'returned: {"do":"resume","now":2000}',
      'nextPage: {"told":"back","now":2000}',
    ]);
  });

  it('no longer once it is paused, and only the citizen resumes', () => {
    const paused = transition(states.live, { do: 'pause' });
    expect(paused).toEqual({ state: states.paused, effects: [{ effect: 'pause', cause: 'citizen' }] });
    const resumed = transition(paused.state, { do: 'resume', now: 9000 });
    expect(resumed).toEqual({ state: states.live, effects: [{ effect: 'share' }] });
  });

  it('no longer when capture failed', () => {
    expect(transition(states.live, { told: 'capture-failed' }).state).toEqual(states.fault);
  });
});

describe('while the agent cannot be reached', () => {
  it('the session waits and goes on as it was', () => {
    expect(transition(states.live, { told: 'lost' }).state).toEqual(states.awayLive);
    expect(transition(states.awayLive, { told: 'back', now: 0 }).state).toEqual(states.live);
    expect(transition(states.awayPaused, { told: 'back', now: 0 }).state).toEqual(states.paused);
  });

  it('a pause pressed meanwhile holds when the agent is back', () => {
    const paused = transition(states.nextPage, { do: 'pause' });
    expect(paused.effects).toEqual([{ effect: 'pause', cause: 'citizen' }]);
    expect(transition(paused.state, { told: 'back', now: 0 }).state).toEqual(states.paused);
  });

  it('a session that was out of reach for long comes back to a pause', () => {
    const offline = transition(states.awayLive, { told: 'still-lost' });
    expect(offline).toEqual({ state: states.offline, effects: [{ effect: 'pause', cause: 'returned' }] });
    expect(transition(offline.state, { told: 'back', now: 0 }).state).toEqual(states.returned);
    expect(transition(states.awayPaused, { told: 'still-lost' }).effects).toEqual([]);
  });

  it('a page that has just loaded is told apart from a net that dropped out', () => {
    const state = { at: 'away', agent, since: 1000, was: 'live' } as const;
    const arrived = transition(states.closed, { told: 'continued', state });
    expect(arrived.state).toEqual(states.nextPage);
    expect(transition(arrived.state, { told: 'lost' }).state).toEqual(states.awayLive);
  });

  it('an open question is asked again on the next page', () => {
    expect(transition(states.closed, { told: 'continued', state: states.asking }).state).toEqual(
      states.asking,
    );
  });
});

describe('where nobody looks along', () => {
  it('nothing is shown from the press that leads there', () => {
    expect(transition(states.live, { told: 'leaving', mitid: true })).toEqual({
      state: states.mitid,
      effects: [{ effect: 'pause', cause: 'mitid' }],
    });
    expect(transition(states.live, { told: 'leaving', mitid: false }).state).toMatchObject({
      cause: 'leaving',
    });
  });

  it('a pause that the citizen chose stays what it is', () => {
    expect(transition(states.paused, { told: 'leaving', mitid: true }).state).toEqual(states.paused);
  });

  it('the way back leads to a pause, and only the citizen resumes', () => {
    const state = { at: 'away', agent, since: 1000, was: 'returned' } as const;
    const arrived = transition(states.closed, { told: 'continued', state });
    expect(transition(arrived.state, { told: 'back', now: 0 }).state).toEqual(states.returned);
    expect(transition(states.returned, { do: 'resume', now: 0 }).state).toEqual(states.live);
  });

  it('a page that is left shows nothing more, and a handshake on it is begun anew', () => {
    expect(transition(states.live, { told: 'parked' }).state).toEqual(states.closed);
    expect(transition(states.checking, { told: 'parked' }).state).toMatchObject({ at: 'typing' });
    expect(transition(states.ended, { told: 'parked' }).state).toEqual(states.ended);
  });
});

describe('another tab', () => {
  it('is shown only after a yes of its own', () => {
    const invited = transition(states.closed, { told: 'invited', agent });
    expect(invited.state).toEqual(states.inviting);
    expect(transition(invited.state, { do: 'join', yes: true })).toEqual({
      state: states.inviting,
      effects: [{ effect: 'join' }],
    });
    expect(transition(invited.state, { do: 'join', yes: false })).toEqual({
      state: states.closed,
      effects: [{ effect: 'keep-out' }],
    });
  });

  it('does not break into a code that is being typed or a session', () => {
    const wrong = { at: 'typing', typed: '1', problem: 'wrong' } as const;
    for (const state of [wrong, states.checking, states.live, states.ended])
      expect(transition(state, { told: 'invited', agent }).state).toEqual(state);
  });

  it('gets the session, which then rests here, and Stop reaches it', () => {
    expect(transition(states.live, { told: 'moved', agent }).state).toEqual(states.elsewhere);
    expect(transition(states.elsewhere, { do: 'stop' })).toEqual({
      state: { ...states.stopping, since: null },
      effects: [{ effect: 'stop-elsewhere' }],
    });
  });

  it('ends for this one too', () => {
    expect(transition(states.elsewhere, { told: 'gone' }).state).toEqual(states.closed);
    expect(transition(states.inviting, { told: 'gone' }).state).toEqual(states.closed);
  });
});

describe('after the end', () => {
  it('the closing question is answered once or skipped', () => {
    const thanked = transition(states.ended, { do: 'rate', answer: 'partly' });
    expect(thanked).toEqual({
      state: { ...states.ended, rating: 'thanked' },
      effects: [{ effect: 'rate', answer: 'partly' }],
    });
    expect(transition(thanked.state, { do: 'rate', answer: 'no' }).effects).toEqual([]);
    const skipped = transition(states.ended, { do: 'rate', answer: 'skipped' });
    expect(skipped).toEqual({ state: { ...states.ended, rating: 'none' }, effects: [] });
  });

  it('a suspicious call is reported once, and again when it did not get through', () => {
    const sending = transition(states.declined, { do: 'report' });
    expect(sending.effects).toEqual([{ effect: 'report' }]);
    expect(transition(sending.state, { do: 'report' }).effects).toEqual([]);
    const failed = transition(sending.state, { told: 'reported', ok: false });
    expect(transition(failed.state, { do: 'report' }).effects).toEqual([{ effect: 'report' }]);
    const sent = transition(sending.state, { told: 'reported', ok: true });
    expect(transition(sent.state, { do: 'report' }).effects).toEqual([]);
  });
});

describe('Stop', () => {
  for (const name of ['live', 'paused', 'fault', 'awayLive', 'awayPaused', 'nextPage'] as const)
    it(`stops from ${name} at one press`, () => {
      const stopping = transition(states[name], { do: 'stop' });
      expect(stopping).toEqual({ state: states.stopping, effects: [{ effect: 'stop' }] });
      const over = transition(stopping.state, { told: 'stopped', now: 5000 });
      expect(over.state).toEqual(states.ended);
    });

  it('answers an open question with no, and closes an open form', () => {
    expect(transition(states.asking, { do: 'stop' }).state).toEqual(states.declined);
    expect(transition(states.typing, { do: 'stop' }).state).toEqual(states.closed);
  });

  it('was the citizen’s doing also when the relay’s word arrives first', () => {
    expect(transition(states.stopping, { told: 'ended', by: 'agent', now: 5000 }).state).toEqual(
      states.ended,
    );
  });
});

describe('an end from the other side', () => {
  it('says who ended it and when', () => {
    expect(transition(states.live, { told: 'ended', by: 'agent', now: 5000 }).state).toEqual({
      at: 'ended',
      agent,
      since: 1000,
      until: 5000,
      by: 'agent',
      facts: noFacts,
      rating: 'asked',
      report: 'none',
    });
  });

  it('knows that nothing was seen when the question was never answered', () => {
    expect(transition(states.asking, { told: 'ended', by: 'idle', now: 5000 }).state).toMatchObject({
      since: null,
      rating: 'none',
    });
  });
});

describe('marks', () => {
  it('are known while the page is seen, and gone after a pause', () => {
    const marked = transition(states.live, { told: 'seen', now: { marks: [mark] } });
    expect(marked.state).toEqual({ ...states.live, marks: [mark] });
    const resumed = transition(transition(marked.state, { do: 'pause' }).state, { do: 'resume', now: 0 });
    expect(resumed.state).toEqual(states.live);
  });

  it('lead focus to their field', () => {
    expect(transition(states.live, { do: 'go-to-mark', number: 1 }).effects).toEqual([
      { effect: 'act', act: { do: 'go-to-mark', number: 1 } },
    ]);
  });

  it('go when the citizen wants them gone', () => {
    expect(transition(states.live, { do: 'dismiss-mark', number: 1 }).effects).toEqual([
      { effect: 'act', act: { do: 'dismiss-mark', number: 1 } },
    ]);
  });

  it('do not come when the page is not seen', () => {
    expect(transition(states.paused, { told: 'seen', now: { marks: [mark] } }).state).toEqual(states.paused);
  });
});

it('what does not fit the state changes nothing', () => {
  const late = transition(states.ended, { do: 'answer', yes: true, now: 0 });
  expect(late).toEqual({ state: states.ended, effects: [] });
});
