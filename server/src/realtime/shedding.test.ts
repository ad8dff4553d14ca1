/** What a node lets go, and what it keeps, when there is more than it can take. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Load } from '../load/load.ts';
import { joinRaw, openRaw } from './raw-websocket.ts';
import type { RelayFigures } from './relay-figures.ts';
import { arrived, na, type Peer, pairedRoom, startRelay, type TestRelay } from './relay-for-tests.ts';

let relay: TestRelay;
afterEach(() => relay.stop());

const vestby = 'https://vestby.example';
const citizen = { v: 1, seat: 'citizen', site: 'vestby' };

/** What was refused, as «join rate». */
function countingFigures(): { refused: string[]; figures: RelayFigures } {
  const refused: string[] = [];
  const nothing = () => undefined;
  const figures: RelayFigures = {
    answered: (request, outcome) => refused.push(`${request} ${outcome}`),
    refused: (at, reason) => refused.push(`${at} ${reason}`),
    iceAnswered: nothing,
    epochFrame: nothing,
    receiverDropped: nothing,
    transit: nothing,
  };
  return { refused, figures };
}

describe('under load', () => {
  it('[S55] a strained node opens no new room; those it has go on, and their peers may come back', async () => {
    let load: Load = 'calm';
    const { refused, figures } = countingFigures();
    relay = await startRelay({ load: () => load, figures });
    const room = await pairedRoom(relay);
    load = 'strained';
    const late = await relay.agent('late');
    expect(await late.ask('open', { na })).toEqual({ ok: false, reason: 'load' });
    room.citizen.socket.disconnect();
    expect(await room.agent.next()).toEqual(['peer', { state: 'away' }]);
    const back = await relay.citizen();
    const seat = { roomId: room.roomId, seatKey: room.citizenKey };
    expect(await back.ask('resume', seat)).toEqual({ ok: true, peer: 'here' });
    load = 'calm';
    expect(await late.ask('open', { na })).toMatchObject({ ok: true });
    expect(refused).toEqual(['open ok', 'claim ok', 'open load', 'resume ok', 'open ok']);
  });

  it('[S55] an overloaded node lets nobody in, so that who is cut off tries again and loses nothing', async () => {
    let load: Load = 'calm';
    const { refused, figures } = countingFigures();
    relay = await startRelay({ load: () => load, figures });
    const room = await pairedRoom(relay);
    load = 'overloaded';
    // What a browser takes for a network that fails, and not for the end of its session.
    await expect(relay.citizen()).rejects.toThrow('websocket error');
    await arrived(room.citizen, room.agent);
    load = 'calm';
    await relay.citizen();
    expect(refused).toContain('handshake full');
  });
});

describe('limits of the node', () => {
  it('[S31] beyond so many connections that have not joined the oldest goes', async () => {
    relay = await startRelay({ limits: { unjoined: 2 } });
    const room = await pairedRoom(relay);
    const [oldest, second] = [await openRaw(relay.port, vestby), await openRaw(relay.port, vestby)];
    const honest = await relay.citizen();
    await oldest.next();
    expect(await oldest.next()).toBeUndefined();
    second.send(`40${JSON.stringify(citizen)}`);
    await second.next();
    expect(String((await second.next())?.data)).toMatch(/^40/);
    expect(honest.socket.connected).toBe(true);
    await arrived(room.citizen, room.agent);
  });

  it('[S29] handshakes are limited by address before the node, so that one address does not use up what all have', async () => {
    const { refused, figures } = countingFigures();
    const limits = { handshakes: { burst: 12, perSecond: 1 }, joinsPerAddress: { burst: 4, perSecond: 1 } };
    relay = await startRelay({ trustProxy: true, limits, figures });
    const url = `http://127.0.0.1:${relay.port}/relay/?EIO=4&transport=polling`;
    const from = async (address: string) =>
      (await fetch(url, { headers: { origin: vestby, 'x-forwarded-for': address } })).status;
    const greedy = [];
    for (let index = 0; index < 40; index += 1) greedy.push(await from('198.51.100.1'));
    expect(greedy.filter((status) => status === 200)).toHaveLength(8);
    const others = [];
    for (let index = 0; index < 6; index += 1) others.push(await from(`198.51.100.${10 + index}`));
    expect(others.map((status) => status === 200)).toEqual([true, true, true, true, false, false]);
    relay.advance(1_000);
    expect(await from('192.0.2.1')).toBe(200);
    expect(new Set(refused)).toEqual(new Set(['handshake rate']));
  });

  it('[S22] when too much waits for all receivers together, the one for whom most waits is let go', async () => {
    // Alone it would have room for more.
    const limits = { slowBytes: 1e9, backlogBytes: 1e9, backlogBytesOfNode: 256 * 1024 };
    relay = await startRelay({ limits });
    const bystander = await pairedRoom(relay, 'bo');
    const room = await pairedRoom(relay);
    room.citizen.socket.disconnect();
    await room.agent.next();
    const raw = await joinRaw(relay.port, vestby, citizen);
    raw.send(`420["resume",${JSON.stringify({ roomId: room.roomId, seatKey: room.citizenKey })}]`);
    await raw.next();
    await room.agent.next();
    raw.socket.pause();
    const away = room.agent.next();
    for (let told: unknown; told === undefined; ) {
      for (let index = 0; index < 16; index += 1) room.agent.tell('frame', Buffer.alloc(16_384));
      relay.advance(250);
      told = await Promise.race([away, room.agent.ask('ping', {}).then(() => undefined)]);
    }
    expect(await away).toEqual(['peer', { state: 'away' }]);
    await arrived(bystander.citizen, bystander.agent);
  });
});

describe('limits of a municipality', () => {
  it('[S31] one site has so many connections, the other sites have theirs; who is sent away may come again', async () => {
    relay = await startRelay({ limits: { connectionsPerSite: 1 } });
    const room = await pairedRoom(relay);
    await expect(relay.citizen()).rejects.toThrow('draining');
    await relay.citizen('nordby');
    room.citizen.socket.disconnect();
    expect(await room.agent.next()).toEqual(['peer', { state: 'away' }]);
    await relay.citizen();
  });

  it('[S29] and so many joins', async () => {
    relay = await startRelay({ limits: { joinsPerSite: { burst: 1, perSecond: 1 } } });
    await relay.citizen();
    await expect(relay.citizen()).rejects.toThrow('draining');
    await relay.citizen('nordby');
    relay.advance(1_000);
    await relay.citizen();
  });

  it('[S31] one hotline has so many rooms', async () => {
    const hotlineOf = (name: string) => (name === 'bo' ? 'south' : 'north');
    relay = await startRelay({
      limits: { roomsPerHotline: 1 },
      redeemTicket: (agentId) => ({ ok: true, agentId, hotlineId: hotlineOf(agentId), sessionId: agentId }),
    });
    const [anna, alma, bo] = [await relay.agent('anna'), await relay.agent('alma'), await relay.agent('bo')];
    expect(await anna.ask('open', { na })).toMatchObject({ ok: true });
    expect(await alma.ask('open', { na })).toEqual({ ok: false, reason: 'full' });
    expect(await bo.ask('open', { na })).toMatchObject({ ok: true });
  });

  it.each([
    ['a site', { bytesPerSite: { burst: 40_000, perSecond: 1 } }],
    ['the node', { bytesOfNode: { burst: 60_000, perSecond: 1 } }],
  ])(
    '[S21] when the rooms of %s carry too much together, the greediest ends and no other',
    async (_of, limits) => {
      relay = await startRelay({ limits });
      const [greedy, modest] = [await pairedRoom(relay, 'anna'), await pairedRoom(relay, 'bo')];
      const other = await pairedRoom(relay, 'carl', 'nordby');
      for (const { citizen: sender, agent } of [modest, other]) {
        sender.tell('frame', Buffer.alloc(16_000));
        expect((await agent.next())[0]).toBe('frame');
      }
      for (let sent = 0; sent < 5; sent += 1) greedy.citizen.tell('frame', Buffer.alloc(16_000));
      expect(await endingOf(greedy.agent)).toEqual(['ended', { reason: 'rate' }]);
      await arrived(modest.citizen, modest.agent);
      await arrived(other.citizen, other.agent);
    },
  );
});

it('[S21] a new connection does not renew what a seat may send', async () => {
  relay = await startRelay({ limits: { messages: { burst: 20, perSecond: 0 } } });
  const bystander = await pairedRoom(relay, 'bo');
  const { agent, citizen: first, roomId, citizenKey: seatKey } = await pairedRoom(relay);
  const ending = endingOf(agent);
  let sender = first;
  for (let connections = 0; connections < 3; connections += 1) {
    for (let sent = 0; sent < 15; sent += 1) sender.tell('frame', Buffer.of(sent));
    // The end may come at any of these steps, and whoever is cut off is answered nothing.
    await Promise.race([sender.ask('ping', {}), ending]);
    sender.socket.disconnect();
    sender = await relay.citizen();
    await Promise.race([sender.ask('resume', { roomId, seatKey }), ending]);
  }
  expect(await ending).toEqual(['ended', { reason: 'rate' }]);
  await arrived(bystander.citizen, bystander.agent);
});

/** What comes after everything that was passed on. */
async function endingOf(peer: Peer): Promise<unknown[]> {
  for (;;) {
    const event = await peer.next();
    if (event[0] !== 'frame' && event[0] !== 'peer') return event;
  }
}
