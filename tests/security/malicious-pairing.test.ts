/**
 * A relay that lies while two people pair. The ends are the real ones, over real sockets; only the relay is the
 * test's. Without the code it gets no session, no key and no more guesses than the console allows.
 */

import { fromBase64Url, randomBytes, toBase64Url, utf8 } from '@medkig/pairing/bytes';
import { readCode } from '@medkig/pairing/code';
import { answerCitizenHandshake, startCitizenHandshake } from '@medkig/pairing/handshake';
import { asAgent, asCitizen } from '@medkig/pairing/meeting.fixture';
import { chooseX25519 } from '@medkig/pairing/x25519';
import { parseFrame, wholeFrame } from '@medkig/protocol/session/frame';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HostileRelay, type Seat, serve, startHostileRelay } from './hostile-relay.ts';
import { type AgentEnd, agentAt, type CitizenEnd, citizenAt } from './two-ends.ts';

let relay: HostileRelay;
let agent: AgentEnd;
const open: { close(): unknown }[] = [];

beforeEach(async () => {
  relay = await startHostileRelay();
  agent = keep(await agentAt(relay.url));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((end) => end.close()));
  await relay.close();
});

function keep<T extends { close(): unknown }>(end: T): T {
  open.push(end);
  return end;
}

async function citizenTypes(patienceMs?: number): Promise<CitizenEnd> {
  return keep(await citizenAt(relay.url, agent.digits, patienceMs));
}

/** For a citizen whom nobody answers, in milliseconds. */
const IN_VAIN = 500;

function payloadOf(frame: Uint8Array): Uint8Array<ArrayBuffer> {
  return parseFrame(frame)?.payload ?? new Uint8Array();
}

/** Rewrites the introduction inside a handshake message. */
function renamed(frame: Uint8Array, from: string, to: string): Uint8Array {
  const text = new TextDecoder().decode(payloadOf(frame));
  const { ad, ...rest }: { ad?: string } = JSON.parse(text);
  if (ad === undefined) return frame;
  return wholeFrame('handshake', 0, utf8(JSON.stringify({ ...rest, ad: ad.replaceAll(from, to) })));
}

function expectNoSession(citizen: CitizenEnd): void {
  expect(agent.told).not.toContain('paired');
  expect(agent.heard).toEqual([]);
  expect(citizen.heard).toEqual([]);
  expect(relay.rooms.flatMap((room) => room.agent.said)).not.toContain('paired');
}

it('an honest relay brings them together', async () => {
  serve(relay);
  const citizen = await citizenTypes();
  await expect.poll(() => agent.heard).toEqual([{ t: 'answer', grants: ['view'] }]);
  expect(citizen.result.ok && citizen.result.value.keys.wordIndex).toBe(agent.wordIndex);
  agent.guide(4);
  await expect
    .poll(() => citizen.heard)
    .toContainEqual(expect.objectContaining({ t: 'guide', tool: 'highlight' }));
});

describe('a relay that lies about who is there', () => {
  it('names another municipality: the agent answers for that one, and no session comes of it', async () => {
    serve(relay, { told: () => ({ site: 'nordby', origin: 'https://nordby.example' }) });
    const citizen = await citizenTypes(IN_VAIN);
    expect(citizen.result.ok).toBe(false);
    expectNoSession(citizen);
  });

  it('names another municipality and rewrites both introductions to match', async () => {
    serve(relay, {
      told: () => ({ site: 'nordby', origin: 'https://nordby.example' }),
      frame: (frame, from) => [
        from === 'citizen' ? renamed(frame, 'vestby', 'nordby') : renamed(frame, 'nordby', 'vestby'),
      ],
    });
    const citizen = await citizenTypes();
    expect(citizen.result).toEqual({ ok: false, reason: 'wrong' });
    expectNoSession(citizen);
  });

  it('names another page of the same municipality: the agent’s console refuses the proof', async () => {
    serve(relay, { told: ({ site }) => ({ site, origin: 'https://form.vestby.example' }) });
    const citizen = await citizenTypes();
    await expect.poll(() => agent.told).toContain('wrong 1');
    expectNoSession(citizen);
  });

  it('names a page that is nobody’s: the console does not even answer', async () => {
    serve(relay, { told: ({ site }) => ({ site, origin: 'https://evil.example' }) });
    const citizen = await citizenTypes(IN_VAIN);
    expect(citizen.result).toEqual({ ok: false, reason: 'offline' });
    expect(relay.rooms[0]?.agent.frames).toEqual([]);
    expectNoSession(citizen);
  });

  it('gives the agent another name', async () => {
    serve(relay, { frame: (frame, from) => [from === 'agent' ? renamed(frame, 'Anna', 'Bent') : frame] });
    const citizen = await citizenTypes();
    expect(citizen.result).toEqual({ ok: false, reason: 'wrong' });
    expectNoSession(citizen);
  });

  it('names another municipality as soon as the proof is under way: the console shows the one that was proved', async () => {
    let messages = 0;
    serve(relay, {
      frame: (frame, from) => {
        if (from === 'citizen' && ++messages === 2)
          queueMicrotask(() =>
            relay.rooms[0]?.agent.tell('peer', {
              state: 'claimed',
              site: 'nordby',
              origin: 'https://nordby.example',
            }),
          );
        return [frame];
      },
    });
    await citizenTypes();
    await expect.poll(() => agent.told).toContain('paired');
    await expect.poll(() => agent.heard).toHaveLength(1);
    expect(agent.told.filter((what) => what.startsWith('claimed'))).toEqual(['claimed vestby']);
  });
});

describe('a relay that lies about the room', () => {
  for (const [name, claimed] of Object.entries({
    'another room': (room: { na: string }) => ({ ...room, roomId: 'B'.repeat(22) }),
    'another nonce of the agent': ({ roomId }: { roomId: string }) => ({
      roomId,
      na: toBase64Url(randomBytes(32)),
    }),
  })) {
    it(`names ${name}`, async () => {
      serve(relay, { claimed: (room) => ({ ...room, ...claimed(room) }) });
      const citizen = await citizenTypes();
      expect(citizen.result).toEqual({ ok: false, reason: 'wrong' });
      expectNoSession(citizen);
    });
  }

  it('seats the citizen with another agent', async () => {
    const second = keep(await agentAt(relay.url));
    serve(relay);
    const toSecond = relay.onClaim;
    relay.onClaim = (seat, claim) => toSecond(seat, { ...claim, nameplate: relay.rooms[1]?.nameplate ?? '' });
    const citizen = await citizenTypes();
    expect(citizen.result).toEqual({ ok: false, reason: 'wrong' });
    expect(second.told).not.toContain('paired');
    expectNoSession(citizen);
  });
});

describe('a relay that plays with the messages of the handshake', () => {
  it('gives each end its own back', async () => {
    serve(relay);
    relay.onFrame = (from, frame) => from.give(frame);
    const citizen = await citizenTypes();
    expect(citizen.result).toEqual({ ok: false, reason: 'wrong' });
    expectNoSession(citizen);
  });

  it('passes the agent’s tag off as the citizen’s proof', async () => {
    serve(relay, {
      frame: (frame, from) => {
        if (from === 'citizen') return [frame];
        const { tag }: { tag?: string } = JSON.parse(new TextDecoder().decode(payloadOf(frame)));
        relay.rooms[0]?.agent.give(wholeFrame('handshake', 0, utf8(JSON.stringify({ m: 3, tag }))));
        return [];
      },
    });
    const citizen = await citizenTypes(IN_VAIN);
    await expect.poll(() => agent.told).toContain('wrong 1');
    expectNoSession(citizen);
  });

  it('plays a whole handshake of before to a new code of the same agent', async () => {
    serve(relay);
    await citizenTypes();
    await expect.poll(() => agent.told).toContain('paired');
    const before = relay.citizens[0]?.frames.slice(0, 2) ?? [];

    const later = keep(await agentAt(relay.url));
    const seat = relay.rooms[1]?.agent;
    seat?.tell('peer', { state: 'claimed', site: 'vestby', origin: 'https://vestby.example' });
    for (const frame of before) seat?.give(frame);
    await expect.poll(() => later.told).toContain('wrong 1');
    expect(later.told).not.toContain('paired');
  });

  it('changes any one byte of any message', async () => {
    for (const [by, message, place] of [
      ['citizen', 0, 40],
      ['citizen', 0, 90],
      ['agent', 0, 40],
      ['agent', 0, 230],
      ['citizen', 1, 30],
    ] as const) {
      let count = 0;
      serve(relay, {
        frame: (frame, from) => {
          if (from !== by || count++ !== message) return [frame];
          return [frame.with(place, (frame[place] ?? 0) ^ 1)];
        },
      });
      const fresh = keep(await agentAt(relay.url));
      const citizen = keep(await citizenAt(relay.url, fresh.digits, IN_VAIN));
      await expect.poll(() => fresh.told.length + Number(!citizen.result.ok)).toBeGreaterThan(1);
      expect(fresh.told).not.toContain('paired');
    }
  });
});

describe('a relay in the middle that guesses the code', () => {
  it('gets three answers out of the console, whatever it says in between, and then the secret is gone', async () => {
    const seat = relay.rooms[0]?.agent;
    if (!seat) throw new Error('the agent is not there');
    for (let guess = 0; guess < 8; guess++) {
      seat.tell('peer', { state: 'claimed', site: 'vestby', origin: 'https://vestby.example' });
      const answered = seat.frames.length;
      const { finish, m1 } = await guessed(String(100_000 + guess));
      seat.give(wholeFrame('handshake', 0, m1));
      if (guess < 3) {
        await expect.poll(() => seat.frames.length).toBe(answered + 1);
        const m2 = parseFrame(seat.frames.at(-1) ?? new Uint8Array());
        expect((await finish(m2?.payload ?? new Uint8Array())).ok).toBe(false);
      }
      seat.tell('peer', { state: 'away' });
      seat.tell('peer', { state: 'back' });
      if (guess % 2 === 0) seat.tell('peer', { state: 'released' });
    }
    await expect.poll(() => agent.told).toContain('ended tries');
    expect(seat.frames).toHaveLength(3);
    expect(agent.told).not.toContain('paired');
  });

  it('learns nothing from the citizen who types: its own answer does not fit', async () => {
    relay.onClaim = () => ({
      ok: true,
      roomId: 'A'.repeat(22),
      seatKey: 'C'.repeat(22),
      na: toBase64Url(randomBytes(32)),
    });
    relay.onFrame = (citizen, frame) => void answerWithGuess(citizen, frame);
    const citizen = await citizenTypes();
    expect(citizen.result).toEqual({ ok: false, reason: 'wrong' });
    expectNoSession(citizen);
    expect(relay.citizens[0]?.frames).toHaveLength(1);
  });

  it('never has the secret on its wire', async () => {
    serve(relay);
    await citizenTypes();
    await expect.poll(() => agent.heard).toHaveLength(1);
    const code = readCode(agent.digits);
    const wire = [...(relay.rooms[0]?.agent.frames ?? []), ...(relay.citizens[0]?.frames ?? [])];
    expect(wire.length).toBeGreaterThan(4);
    for (const frame of wire) {
      // A number of its own: six digits may well come in base64.
      const text = Buffer.from(frame).toString('latin1');
      expect(text).not.toMatch(
        new RegExp(`(?<![A-Za-z0-9_-])${code.ok && code.value.secret}(?![A-Za-z0-9_-])`),
      );
    }
  });
});

describe('a relay that lies about the peer during a session', () => {
  it('changes nothing that is heard, and ends the session only by saying so', async () => {
    serve(relay);
    const citizen = await citizenTypes();
    await expect.poll(() => agent.heard).toHaveLength(1);
    const seat = relay.rooms[0]?.agent;
    seat?.tell('peer', { state: 'released' });
    seat?.tell('peer', { state: 'claimed', site: 'nordby', origin: 'https://nordby.example' });
    seat?.tell('peer', { state: 'back' });
    seat?.tell('peer', { state: 'nobody has heard of this' });
    citizen.link?.send('control', { t: 'outcome', id: 1, outcome: 'done' });
    await expect.poll(() => agent.heard).toHaveLength(2);
    expect(agent.told.filter((what) => /claimed|wrong|ended/.test(what))).toEqual(['claimed vestby']);
    seat?.tell('ended', { reason: 'citizen' });
    await expect.poll(() => agent.told.at(-1)).toBe('ended citizen');
  });
});

/** What the relay can do with a guess on the citizen's side: begin a handshake of its own. */
async function guessed(secret: string) {
  const room = relay.rooms[0];
  if (!room) throw new Error('there is no room');
  const { roomId, nameplate, na } = room;
  const context = {
    roomId,
    nameplate,
    secret,
    na: fromBase64Url(na),
    x25519: await chooseX25519(randomBytes),
  };
  return startCitizenHandshake(context, asCitizen, randomBytes);
}

/** And on the agent's side: answer the citizen itself. */
async function answerWithGuess(citizen: Seat, frame: Uint8Array): Promise<void> {
  const context = {
    roomId: 'A'.repeat(22),
    nameplate: '10',
    secret: '123456',
    na: randomBytes(32),
    x25519: await chooseX25519(randomBytes),
  };
  const answer = await answerCitizenHandshake(context, asAgent, payloadOf(frame));
  if (answer.ok) citizen.give(wholeFrame('handshake', 0, answer.value.m2));
}
