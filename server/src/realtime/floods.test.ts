/** Whoever sends too much is put out, and nobody else notices: told by what arrives, not by how fast. */

import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { MAX_FRAME_BYTES } from '@medkig/protocol/signaling/limits';
import { afterEach, describe, expect, it } from 'vitest';
import { clientFrame, joinRaw, openRaw, type RawWebSocket } from './raw-websocket.ts';
import { arrived, na, type Peer, pairedRoom, startRelay, type TestRelay } from './relay-for-tests.ts';
import { MAX_MESSAGE_BYTES, relayLimits } from './relay-limits.ts';

let relay: TestRelay;
afterEach(() => relay.stop());

const vestby = 'https://vestby.example';
const citizen = { v: 1, seat: 'citizen', site: 'vestby' };
const five = 5;

async function toTheEnd(raw: RawWebSocket): Promise<void> {
  while (await raw.next());
}

/** One frame after the other until the attack is over; resolves with how many crossed, having missed none. */
async function keepTalking(from: Peer, to: Peer, attack: Promise<unknown>): Promise<number> {
  let over = false;
  void attack.finally(() => {
    over = true;
  });
  let crossed = 0;
  while (!over || crossed < 50) {
    from.tell('frame', Buffer.from(`${crossed}`));
    expect(await to.next()).toEqual(['frame', Buffer.from(`${crossed}`)]);
    crossed += 1;
    // The session itself keeps to what is admitted: its clock goes on.
    relay.advance(1000 / relayLimits.messages.perSecond);
  }
  return crossed;
}

describe('five times what is admitted', () => {
  /** What, how many of it, from how many connections each. */
  const kinds: [string, number, number, (index: number) => string | Buffer][] = [
    ['frames of no session', relayLimits.messages.burst * five, 10, (index) => Buffer.of(index % 256)],
    ['bytes', (relayLimits.bytes.burst * five) / 16_384, 2, () => Buffer.alloc(16_384)],
    ['requests', relayLimits.controls.burst * five, 10, (index) => `42${index}["ping",{}]`],
    ['pongs', relayLimits.messages.burst * five, 10, () => '3'],
    ['joins', relayLimits.messages.burst * five, 10, () => `40${JSON.stringify(citizen)}`],
  ];

  it.each(kinds)(
    '[S21] [S33] of %s leave a session next door alone',
    async (_what, count, connections, message) => {
      relay = await startRelay();
      const room = await pairedRoom(relay);
      const flooders = await Promise.all(
        Array.from({ length: connections }, () => joinRaw(relay.port, vestby, citizen)),
      );
      for (const flooder of flooders) {
        for (let index = 0; index < count; index += 1) flooder.send(message(index));
      }
      await keepTalking(room.citizen, room.agent, Promise.all(flooders.map(toTheEnd)));
      await arrived(room.agent, room.citizen);
    },
  );

  it('[S21] of frames inside sessions end those sessions, and not one more than admitted has crossed', async () => {
    relay = await startRelay();
    const bystander = await pairedRoom(relay);
    const flooded = await Promise.all(['bo', 'carl', 'dorte'].map((name) => pairedRoom(relay, name)));
    for (const { citizen: flooder } of flooded) {
      const { burst } = relayLimits.messages;
      for (let index = 0; index < burst * five; index += 1) flooder.tell('frame', Buffer.of(index % 256));
    }
    const endings = flooded.map(async ({ agent }) => {
      let crossed = 0;
      let event = await agent.next();
      for (; event[0] === 'frame'; event = await agent.next()) crossed += 1;
      return { event, crossed };
    });
    for (let index = 0; index < 50; index += 1) await arrived(bystander.citizen, bystander.agent);
    for (const { event, crossed } of await Promise.all(endings)) {
      expect(event).toEqual(['ended', { reason: 'rate' }]);
      expect(crossed).toBeLessThanOrEqual(relayLimits.messages.burst);
    }
    await arrived(bystander.agent, bystander.citizen);
  });

  it('[S29] of joins from one address leave the door open to every other', async () => {
    relay = await startRelay({ trustProxy: true, limits: { joinsPerAddress: { burst: 20, perSecond: 1 } } });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 * five }, () => relay.citizen('vestby', { address: '198.51.100.1' })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    const honest = await relay.citizen('vestby', { address: '192.0.2.1' });
    expect(honest.socket.connected).toBe(true);
  });

  it('[S31] of connections that never join, over either transport, are no more than one address may hold', async () => {
    relay = await startRelay({ trustProxy: true, limits: { connectionsPerAddress: 20 } });
    const url = `http://127.0.0.1:${relay.port}/relay/?EIO=4&transport=polling`;
    const headers = { origin: vestby, 'x-forwarded-for': '198.51.100.1' };
    const statuses = [];
    for (let index = 0; index < 20 * five; index += 1) statuses.push((await fetch(url, { headers })).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    await expect(relay.citizen('vestby', { address: '198.51.100.1' })).rejects.toThrow('websocket error');
    const honest = await relay.citizen('vestby', { address: '192.0.2.1' });
    expect(honest.socket.connected).toBe(true);
  });

  it('[S29] of codes from one agent leave another agent’s code alone', async () => {
    relay = await startRelay({ limits: { controls: { burst: 1_000, perSecond: 0 } } });
    const greedy = await relay.agent('greedy');
    const { burst } = relayLimits.opensPerAgent;
    const answers = [];
    for (let index = 0; index < burst * five; index += 1) answers.push(await greedy.ask('open', { na }));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(burst);
    const agent = await relay.agent('anna');
    const { nameplate } = await agent.ask('open', { na });
    const honest = await relay.citizen();
    expect(await honest.ask('claim', { nameplate })).toMatchObject({ ok: true });
  });
});

const [CONTINUATION, BINARY, PING] = [0, 2, 9];

describe('frames that are none', () => {
  const piece = Buffer.alloc(1_000);
  const crumbs = Buffer.concat([
    clientFrame(BINARY, Buffer.of(16), false),
    ...Array.from({ length: MAX_MESSAGE_BYTES }, (_, index) =>
      clientFrame(CONTINUATION, Buffer.of(index % 256), false),
    ),
  ]);
  const attacks: [string, (raw: RawWebSocket) => void][] = [
    ['larger than a frame', (raw) => raw.send(Buffer.alloc(MAX_FRAME_BYTES + 1))],
    ['larger than any message', (raw) => raw.send(Buffer.alloc(MAX_MESSAGE_BYTES * 40))],
    [
      'in pieces without an end',
      ({ socket }) => {
        socket.write(clientFrame(BINARY, piece, false));
        for (let sent = 0; sent < 100; sent += 1) socket.write(clientFrame(CONTINUATION, piece, false));
      },
    ],
    ['in a piece for each byte', ({ socket }) => void socket.write(crumbs)],
    [
      'cut off in the middle',
      ({ socket }) => {
        socket.write(clientFrame(BINARY, piece).subarray(0, 500));
        socket.destroy();
      },
    ],
  ];

  it.each(attacks)('[S33] [S35] %s put their senders out and nobody else', async (_what, attack) => {
    relay = await startRelay();
    const room = await pairedRoom(relay);
    const flooders = await Promise.all(
      Array.from({ length: 20 }, () => joinRaw(relay.port, vestby, citizen)),
    );
    for (const flooder of flooders) attack(flooder);
    await keepTalking(room.citizen, room.agent, Promise.all(flooders.map(toTheEnd)));
    await arrived(room.agent, room.citizen);
  });
});

describe('what is no message at all', () => {
  const kinds: [string, Buffer][] = [
    ['pieces with nothing in them', clientFrame(CONTINUATION, Buffer.alloc(0), false)],
    ['pings', clientFrame(PING, Buffer.alloc(100))],
  ];

  it.each(kinds)('[S21] %s count too', async (_what, one) => {
    relay = await startRelay({ limits: { bytes: { burst: 50_000, perSecond: 1 } } });
    const room = await pairedRoom(relay);
    const flooder = await joinRaw(relay.port, vestby, citizen);
    flooder.socket.write(clientFrame(BINARY, Buffer.of(16), false));
    const gone = toTheEnd(flooder).then(() => true);
    const flood = Buffer.concat(Array<Buffer>(1_000).fill(one));
    for (let over = false; !over; ) {
      flooder.socket.write(flood);
      over = await Promise.race([gone, arrived(room.citizen, room.agent).then(() => false)]);
    }
    await arrived(room.agent, room.citizen);
  });

  it('[S22] answers to pings that nobody reads do not pile up, also before anybody has joined', async () => {
    relay = await startRelay({ limits: { backlogBytes: 64 * 1024, bytes: { burst: 1e9, perSecond: 1 } } });
    const room = await pairedRoom(relay);
    const flooder = await openRaw(relay.port, vestby);
    await flooder.next();
    flooder.socket.pause();
    const flood = Buffer.concat(Array<Buffer>(1_000).fill(clientFrame(PING, Buffer.alloc(125))));
    const gone = new Promise<boolean>((resolve) => flooder.socket.once('close', () => resolve(true)));
    for (let over = false; !over; ) {
      flooder.socket.write(flood);
      over = await Promise.race([gone, arrived(room.citizen, room.agent).then(() => false)]);
    }
    await arrived(room.agent, room.citizen);
  });
});

describe('from many addresses', () => {
  const addresses = Array.from({ length: 50 }, (_, index) => `127.0.0.${index + 2}`);

  /** Of a handshake by polling from this address of the machine; 0 when it was not answered. */
  function handshakeFrom(localAddress: string): Promise<number> {
    return new Promise((resolve) => {
      const path = '/relay/?EIO=4&transport=polling';
      const headers = { origin: vestby, connection: 'close' };
      request({ port: relay.port, host: '127.0.0.1', path, headers, localAddress }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', () => resolve(0))
        .end();
    });
  }

  it('[S29] five times the handshakes that the node takes are turned away, and let in when there is room', async () => {
    relay = await startRelay({ limits: { handshakes: { burst: 40, perSecond: 10 } } });
    const room = await pairedRoom(relay);
    const answers: number[] = [];
    const attack = (async () => {
      for (let times = 0; times < 4; times += 1)
        answers.push(...(await Promise.all(addresses.map(handshakeFrom))));
    })();
    let sent = 0;
    for (let over = false; !over; sent += 1) {
      over = await Promise.race([
        attack.then(() => true),
        arrived(room.citizen, room.agent).then(() => false),
      ]);
    }
    // Two were the room's own.
    expect(answers.filter((status) => status === 200)).toHaveLength(38);
    expect(sent).toBeGreaterThan(1);
    relay.advance(1_000);
    expect(await handshakeFrom('127.0.0.99')).toBe(200);
  });

  const begun: [string, string][] = [
    ['nothing', ''],
    ['half a line', 'GET /relay/?EIO=4&tran'],
    [
      'headers without an end',
      `GET /relay/?EIO=4&transport=polling HTTP/1.1\r\nHost: medkig\r\nOrigin: ${vestby}\r\nX: `,
    ],
    [
      'a handshake and nothing after it',
      `GET /relay/?EIO=4&transport=websocket HTTP/1.1\r\nHost: medkig\r\nOrigin: ${vestby}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n`,
    ],
  ];

  it.each(begun)(
    '[S33] half-open connections that say %s leave a session and the door alone',
    async (_what, words) => {
      relay = await startRelay({ limits: { unjoined: 100 } });
      const room = await pairedRoom(relay);
      const held = await Promise.all(
        Array.from({ length: 250 }, async (_, index) => {
          const localAddress = addresses[index % addresses.length] ?? '';
          const socket = connect({ port: relay.port, host: '127.0.0.1', localAddress });
          socket.on('error', () => {});
          await once(socket, 'connect');
          socket.write(words);
          return socket;
        }),
      );
      for (let sent = 0; sent < 50; sent += 1) await arrived(room.citizen, room.agent);
      expect((await relay.citizen()).socket.connected).toBe(true);
      expect(relay.gateway.census().sockets.unjoined).toBeLessThanOrEqual(100);
      for (const socket of held) socket.destroy();
    },
  );
});

it('[S32] a connection that never joins is closed', async () => {
  relay = await startRelay({ limits: { joinMs: 50 } });
  await toTheEnd(await openRaw(relay.port, vestby));
});

it('[S22] a receiver that polls and never fetches is dropped', async () => {
  relay = await startRelay({ limits: { backlogBytes: 256 * 1024 } });
  const url = `http://127.0.0.1:${relay.port}/relay/?EIO=4&transport=polling`;
  const headers = { origin: vestby };
  const opened = await (await fetch(url, { headers })).text();
  const { sid }: { sid: string } = JSON.parse(opened.slice(1));
  const say = (body: string) => fetch(`${url}&sid=${sid}`, { method: 'POST', headers, body });
  const agent = await relay.agent();
  const { nameplate } = await agent.ask('open', { na });
  await say(`40${JSON.stringify(citizen)}`);
  await fetch(`${url}&sid=${sid}`, { headers });
  await say(`420["claim",{"nameplate":"${nameplate}"}]`);
  await agent.next();
  agent.tell('paired', {});
  for (let sent = 0; sent < 20; sent += 1) agent.tell('frame', Buffer.alloc(16_384));
  expect(await agent.next()).toEqual(['peer', { state: 'away' }]);
  expect(relay.log).toContainEqual(expect.objectContaining({ event: 'receiver-slow', seat: 'citizen' }));
});
