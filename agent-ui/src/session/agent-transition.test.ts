import { endReasons } from '@medkig/protocol/signaling/messages';
import { describe, expect, it } from 'vitest';
import { asking, checking, code, run, shown, vestby, waiting } from './agent-state.fixture.ts';
import { atStart } from './agent-state.ts';

describe('a code', () => {
  it('is asked for from the home page, and waits for the citizen when it is ready', () => {
    const pressed = run(atStart, { t: 'new-code' });
    expect(pressed).toEqual({ state: { is: 'opening' }, effects: [{ do: 'open' }] });
    expect(run(pressed.state, { t: 'opened', code }).state).toEqual({ is: 'waiting', code, runsUsed: 0 });
  });

  it('that could not be made leaves the reason on the home page', () => {
    const { state } = run(atStart, { t: 'new-code' }, { t: 'not-opened', reason: 'offline' });
    expect(state).toEqual({ is: 'idle', note: 'offline' });
  });

  it('is asked for once, however often the button is pressed while it is on its way', () => {
    expect(run(atStart, { t: 'new-code' }, { t: 'new-code' }).effects).toEqual([]);
  });

  it('is replaced by a new one, and the old one is withdrawn first', () => {
    const { state, effects } = run(waiting, { t: 'new-code' });
    expect(state).toEqual({ is: 'opening' });
    expect(effects).toEqual([{ do: 'leave', reason: 'cancelled' }, { do: 'open' }]);
  });

  it('is withdrawn by the agent without a word', () => {
    for (const state of [waiting, checking, asking])
      expect(run(state, { t: 'stop' })).toEqual({
        state: atStart,
        effects: [{ do: 'leave', reason: 'cancelled' }],
      });
  });

  it('brings the municipality with the citizen who types it', () => {
    expect(checking).toEqual({ is: 'checking', code, runsUsed: 0, place: vestby });
  });

  it('works on after a wrong try, and the number of tries is kept', () => {
    const { state } = run(checking, { t: 'wrong', runsUsed: 1 });
    expect(state).toEqual({ is: 'waiting', code, runsUsed: 1 });
    expect(run(state, { t: 'claimed', place: vestby }).state).toEqual({
      is: 'checking',
      code,
      runsUsed: 1,
      place: vestby,
    });
  });

  it('to practise with says so until the session is over, and a real one after it does not', () => {
    const asked = run(atStart, { t: 'new-code', practice: true });
    expect(asked).toEqual({
      state: { is: 'opening', practice: true },
      effects: [{ do: 'open', practice: true }],
    });
    let { state } = asked;
    for (const event of [
      { t: 'opened', code },
      { t: 'claimed', place: vestby },
      { t: 'wrong', runsUsed: 1 },
      { t: 'claimed', place: vestby },
      { t: 'paired', word: 7 },
      { t: 'answered', grants: ['view'] },
      { t: 'ended', cause: 'citizen' },
    ] as const) {
      ({ state } = run(state, event));
      expect(state, event.t).toMatchObject({ practice: true });
    }
    expect(run(state, { t: 'new-code' }).state).toEqual({ is: 'opening' });
  });

  it('that fits leads to the question and the common word', () => {
    expect(asking).toEqual({ is: 'asking', code, openedAt: code.openedAt, place: vestby, word: 7 });
  });
});

describe('the answer', () => {
  it('yes shows that the page is on its way', () => {
    const { state } = run(asking, { t: 'answered', grants: ['view', 'point'], at: 4000 });
    expect(state).toMatchObject({
      is: 'live',
      place: vestby,
      word: 7,
      since: 4000,
      picture: { is: 'opening' },
    });
  });

  it('no, or anything without the right to see, leaves the room and says what to say', () => {
    for (const grants of [[], ['point' as const]])
      expect(run(asking, { t: 'answered', grants })).toEqual({
        state: { is: 'idle', note: 'declined' },
        effects: [{ do: 'leave', reason: 'agent' }],
      });
  });

  it('counts only when it was asked for', () => {
    for (const state of [atStart, waiting, checking])
      expect(run(state, { t: 'answered', grants: ['view'] }).state).toBe(state);
  });
});

describe('the end', () => {
  it('by the agent leaves the room and shows what was measured', () => {
    const { state, effects } = run(shown(), { t: 'stop', at: 9000 });
    expect(effects).toEqual([{ do: 'leave', reason: 'agent' }]);
    expect(state).toMatchObject({ is: 'ended', cause: 'agent', place: vestby, endedAt: 9000 });
  });

  it('by the citizen or the relay is shown with its cause, and nothing more is sent', () => {
    for (const cause of [...endReasons, 'lost' as const]) {
      if (cause === 'elsewhere') continue; // to the sign-in page, see below
      const { state, effects } = run(shown(), { t: 'ended', cause });
      expect(state).toMatchObject({ is: 'ended', cause });
      expect(effects).toEqual([]);
    }
  });

  it('before the citizen has answered leads home, with a note', () => {
    const noteAfter = (cause: 'expired' | 'tries' | 'citizen' | 'revoked' | 'lost' | 'malformed') =>
      run(waiting, { t: 'ended', cause }).state;
    expect(noteAfter('expired')).toEqual({ is: 'idle', note: 'expired' });
    expect(noteAfter('tries')).toEqual({ is: 'idle', note: 'tries' });
    expect(noteAfter('citizen')).toEqual({ is: 'idle', note: 'declined' });
    expect(noteAfter('revoked')).toEqual({ is: 'idle', note: 'signed-out' });
    expect(noteAfter('lost')).toEqual({ is: 'idle', note: 'lost' });
    expect(noteAfter('malformed')).toEqual({ is: 'idle', note: 'fault' });
  });

  it('by a newer sign-in leads to the sign-in page from everywhere', () => {
    for (const state of [waiting, asking, shown()])
      expect(run(state, { t: 'ended', cause: 'elsewhere' }).state).toEqual({ is: 'idle', note: 'elsewhere' });
  });

  it('leads to the home page or straight to the next code', () => {
    const ended = run(shown(), { t: 'stop' }).state;
    expect(run(ended, { t: 'home' }).state).toBe(atStart);
    expect(run(ended, { t: 'new-code' })).toEqual({ state: { is: 'opening' }, effects: [{ do: 'open' }] });
  });

  it('is not undone by what arrives late', () => {
    const ended = run(shown(), { t: 'stop' }).state;
    expect(run(ended, { t: 'paused', cause: 'citizen' }).state).toBe(ended);
    expect(run(ended, { t: 'ended', cause: 'citizen' }).state).toBe(ended);
  });
});
