import { CODE_LIFETIME_MS, ROOM_IDLE_MS, ROOM_LONGEST_MS } from '@medkig/protocol/signaling/limits';
import { describe, expect, it } from 'vitest';
import { type Effect, openRoom, type Room, type RoomEvent, type Step, transition } from './room.ts';

const handshakeMs = 20_000;
const opened = openRoom({ keyHash: 'agent-key', socket: 'A', agentId: 'anna', sessionId: 'sign-in' }, 0);
const seat = { keyHash: 'citizen-key', socket: 'C', site: 'vestby', origin: 'https://vestby.example' };
const claim: RoomEvent = { type: 'claim', at: 1_000, citizen: seat };
const pairedEvent: RoomEvent = { type: 'paired', from: 'agent', at: 2_000 };
const claimed = walk(opened, claim).room;
const paired = walk(claimed, pairedEvent).room;

/** The room after all events, and the effects of the last one. */
function walk(room: Room, ...events: RoomEvent[]): Step {
  let step: Step = { room, effects: [] };
  for (const event of events) step = transition(step.room, event);
  return step;
}

function farewells(effects: Effect[]): [string, string][] {
  return effects
    .flatMap((effect) => (effect.do === 'farewell' ? [[effect.socket, effect.reason] as const] : []))
    .map(([socket, reason]) => [socket, reason]);
}

describe('the way to a pairing', () => {
  it('[S13] the agent is told site and origin of the one who claims', () => {
    const { room, effects } = walk(opened, claim);
    expect(room.state).toBe('claimed');
    const notice = { state: 'claimed', site: 'vestby', origin: 'https://vestby.example' };
    expect(effects).toEqual([{ do: 'notify', socket: 'A', notice }]);
  });

  it('[S12] a second claim changes nothing', () => {
    const second: RoomEvent = {
      type: 'claim',
      at: 1_500,
      citizen: { ...seat, keyHash: 'other', socket: 'X' },
    };
    expect(walk(claimed, second)).toEqual({ room: claimed, effects: [] });
  });

  it('[S12] a claim while the agent is away changes nothing', () => {
    const { room } = walk(opened, { type: 'lost', seat: 'agent' });
    expect(walk(room, claim)).toEqual({ room, effects: [] });
  });

  it('[S16] paired uses up the nameplate', () => {
    const { room, effects } = walk(claimed, pairedEvent);
    expect(room.state).toBe('paired');
    expect(effects).toEqual([{ do: 'retire', why: 'used' }]);
  });

  it('[S14] release frees the seat, tells the agent, and leaves the socket open for another try', () => {
    const { room, effects } = walk(claimed, { type: 'release', from: 'citizen' });
    expect(room).toEqual(opened);
    expect(effects).toEqual([
      { do: 'count-failure' },
      { do: 'notify', socket: 'A', notice: { state: 'released' } },
      { do: 'unseat', socket: 'C' },
    ]);
  });
});

describe('a stranger in the citizen’s seat', () => {
  const doings: RoomEvent[] = [
    { type: 'fault', from: 'citizen', reason: 'malformed' },
    { type: 'fault', from: 'citizen', reason: 'oversized' },
    { type: 'fault', from: 'citizen', reason: 'rate' },
    { type: 'end', from: 'citizen' },
    { type: 'end', from: 'citizen', reason: 'tries' },
    { type: 'paired', from: 'citizen', at: 2_000 },
    { type: 'release', from: 'citizen' },
    { type: 'tick', at: 1_000 + handshakeMs, handshakeMs },
  ];

  it.each(doings)('[S14] cannot end the room before it is paired: $type $reason', (event) => {
    const { room, effects } = walk(claimed, event);
    expect(room).toEqual(opened);
    expect(effects).toContainEqual({ do: 'count-failure' });
    expect(effects.filter((effect) => 'socket' in effect && effect.socket === 'A')).toEqual([
      { do: 'notify', socket: 'A', notice: { state: 'released' } },
    ]);
  });

  it('[S15] has to be paired within the time of a handshake', () => {
    expect(walk(claimed, { type: 'tick', at: 999 + handshakeMs, handshakeMs }).room).toEqual(claimed);
    expect(farewells(walk(claimed, { type: 'tick', at: 1_000 + handshakeMs, handshakeMs }).effects)).toEqual([
      ['C', 'idle'],
    ]);
  });

  it('[S15] who goes away keeps the seat no longer than that either', () => {
    const { room } = walk(claimed, { type: 'lost', seat: 'citizen' });
    expect(walk(room, { type: 'tick', at: 1_000 + handshakeMs, handshakeMs }).room).toEqual(opened);
  });
});

describe('out of turn', () => {
  const cases: [string, Room, RoomEvent][] = [
    ['paired with nobody there', opened, pairedEvent],
    ['paired twice', paired, pairedEvent],
    ['release by the agent', claimed, { type: 'release', from: 'agent' }],
    ['release after paired', paired, { type: 'release', from: 'citizen' }],
    ['paired by the citizen', paired, { type: 'paired', from: 'citizen', at: 3_000 }],
    ['a citizen’s end with an agent’s reason', paired, { type: 'end', from: 'citizen', reason: 'expired' }],
  ];

  it.each(cases)('[S20] %s ends the room as malformed', (_name, room, event) => {
    expect(walk(room, event).room).toEqual({ state: 'ended', reason: 'malformed' });
  });

  it('[S20] nothing moves a room that has ended', () => {
    const ended: Room = { state: 'ended', reason: 'agent' };
    expect(walk(ended, claim)).toEqual({ room: ended, effects: [] });
  });
});

describe('frames', () => {
  it('[S18] a frame goes to the other seat', () => {
    expect(walk(paired, { type: 'frame', from: 'citizen', at: 3_000 }).effects).toEqual([
      { do: 'forward', socket: 'A' },
    ]);
    expect(walk(claimed, { type: 'frame', from: 'agent', at: 3_000 }).effects).toEqual([
      { do: 'forward', socket: 'C' },
    ]);
  });

  it('[S19] a frame to a seat that is empty or away is dropped, and the room goes on', () => {
    expect(walk(opened, { type: 'frame', from: 'agent', at: 3_000 })).toEqual({ room: opened, effects: [] });
    const { room, effects } = walk(
      paired,
      { type: 'lost', seat: 'citizen' },
      { type: 'frame', from: 'agent', at: 3_000 },
    );
    expect(room.state).toBe('paired');
    expect(effects).toEqual([]);
  });
});

describe('away and back', () => {
  it('[S23] the other seat is told', () => {
    const away = walk(paired, { type: 'lost', seat: 'citizen' });
    expect(away.effects).toEqual([{ do: 'notify', socket: 'A', notice: { state: 'away' } }]);
    const back = walk(away.room, { type: 'resume', seat: 'citizen', socket: 'C2' });
    expect(back.effects).toEqual([{ do: 'notify', socket: 'A', notice: { state: 'back' } }]);
  });

  it('[S24] the newest socket takes the seat and the old one is closed', () => {
    const { room, effects } = walk(paired, { type: 'resume', seat: 'agent', socket: 'A2' });
    expect(effects).toEqual([
      { do: 'replace', socket: 'A' },
      { do: 'notify', socket: 'C', notice: { state: 'back' } },
    ]);
    expect(walk(room, { type: 'frame', from: 'citizen', at: 3_000 }).effects).toEqual([
      { do: 'forward', socket: 'A2' },
    ]);
  });
});

describe('the end', () => {
  it('[S26] either seat may end a paired room, and both are told by whom', () => {
    expect(farewells(walk(paired, { type: 'end', from: 'citizen' }).effects)).toEqual([
      ['A', 'citizen'],
      ['C', 'citizen'],
    ]);
    expect(walk(paired, { type: 'end', from: 'agent' }).room).toEqual({ state: 'ended', reason: 'agent' });
  });

  it.each(['cancelled', 'expired', 'tries'] as const)(
    '[S26] an agent may say %s before the pairing',
    (reason) => {
      const { room, effects } = walk(claimed, { type: 'end', from: 'agent', reason });
      expect(room).toEqual({ state: 'ended', reason });
      expect(effects).toContainEqual({ do: 'retire', why: reason });
    },
  );

  it('[S26] after the pairing an agent’s end is an agent’s end, whatever it says', () => {
    const { room } = walk(paired, { type: 'end', from: 'agent', reason: 'tries' });
    expect(room).toEqual({ state: 'ended', reason: 'agent' });
  });

  it('[S17] a code that nobody claims dies of age', () => {
    expect(walk(opened, { type: 'tick', at: CODE_LIFETIME_MS - 1, handshakeMs }).room).toEqual(opened);
    const { room, effects } = walk(opened, { type: 'tick', at: CODE_LIFETIME_MS, handshakeMs });
    expect(room).toEqual({ state: 'ended', reason: 'expired' });
    expect(effects).toContainEqual({ do: 'retire', why: 'expired' });
  });

  it('[S17] a handshake that has begun may finish past the code’s age', () => {
    const late: RoomEvent = { ...claim, at: CODE_LIFETIME_MS - 1 };
    const { room } = walk(opened, late, { type: 'tick', at: CODE_LIFETIME_MS + 5_000, handshakeMs });
    expect(room.state).toBe('claimed');
  });

  it('[S27] a paired room without a frame ends as idle, and each frame starts the time again', () => {
    const frame: RoomEvent = { type: 'frame', from: 'agent', at: 2_000 + ROOM_IDLE_MS - 1 };
    expect(walk(paired, { type: 'tick', at: 2_000 + ROOM_IDLE_MS, handshakeMs }).room).toEqual({
      state: 'ended',
      reason: 'idle',
    });
    expect(walk(paired, frame, { type: 'tick', at: 2_000 + ROOM_IDLE_MS, handshakeMs }).room.state).toBe(
      'paired',
    );
  });

  it('[S27] no room lives longer than the longest time', () => {
    const frame: RoomEvent = { type: 'frame', from: 'agent', at: ROOM_LONGEST_MS - 1 };
    const { room } = walk(paired, frame, { type: 'tick', at: ROOM_LONGEST_MS, handshakeMs });
    expect(room).toEqual({ state: 'ended', reason: 'longest' });
  });

  it.each(['cancelled', 'revoked', 'elsewhere'] as const)(
    '[S28] the relay may close a room: %s',
    (reason) => {
      expect(farewells(walk(claimed, { type: 'close', reason }).effects)).toEqual([
        ['A', reason],
        ['C', reason],
      ]);
    },
  );

  it('[S50] a citizen who is not the hotline’s any more leaves, and the room stays only for another one', () => {
    const ended = walk(paired, { type: 'part' });
    expect(ended.room).toEqual({ state: 'ended', reason: 'revoked' });
    const freed = walk(claimed, { type: 'part' });
    expect(freed.room).toEqual(opened);
    expect(farewells(freed.effects)).toEqual([['C', 'revoked']]);
    expect(walk(opened, { type: 'part' })).toEqual({ room: opened, effects: [] });
  });
});
