import { connect as connectTcp } from 'node:net';
import { MAX_FRAME_BYTES } from '@medkig/protocol/signaling/limits';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientFrame, joinRaw, openRaw, type RawWebSocket } from './raw-websocket.ts';
import {
  arrived,
  claimedRoom,
  na,
  type Peer,
  pairedRoom,
  startRelay,
  type TestRelay,
} from './relay-for-tests.ts';
import { MAX_MESSAGE_BYTES } from './relay-limits.ts';

let relay: TestRelay;
beforeEach(async () => {
  relay = await startRelay();
});
afterEach(() => relay.stop());

const vestby = 'https://vestby.example';
const citizen = { v: 1, seat: 'citizen', site: 'vestby' };

/** A paired room whose citizen can send anything. */
async function rawRoom(on: TestRelay = relay): Promise<{ agent: Peer; raw: RawWebSocket }> {
  const agent = await on.agent('raw');
  const { nameplate } = await agent.ask('open', { na });
  const raw = await joinRaw(on.port, vestby, citizen);
  raw.send(`420["claim",{"nameplate":"${nameplate}"}]`);
  await raw.next();
  await agent.next();
  agent.tell('paired', {});
  agent.tell('frame', Buffer.of(1));
  await raw.next();
  return { agent, raw };
}

/** Every text until the connection is gone. */
async function textsToTheEnd(raw: RawWebSocket): Promise<string[]> {
  const texts = [];
  for (let message = await raw.next(); message; message = await raw.next()) {
    if (message.kind === 'text') texts.push(String(message.data));
  }
  return texts;
}

function faults(on: TestRelay = relay) {
  return on.log.filter(({ event }) => event === 'relay-fault');
}

describe('a message that does not fit', () => {
  const planted = 'planted-270585-1234';
  const texts: [string, string][] = [
    ['an unknown name', `2["${planted}",{}]`],
    ['a missing body', '2["release"]'],
    ['a body that is no object', '2["end","citizen"]'],
    ['a field too many', `2["release",{"note":"${planted}"}]`],
    ['an argument too many', '2["release",{},{}]'],
    ['an acknowledgement nobody gives', '25["release",{}]'],
    ['a polluting key', '2["end",{"__proto__":{"reason":"tries"}}]'],
    ['a constructor key', '2["end",{"constructor":{"prototype":{}}}]'],
    ['a reason that is not on the list', `2["end",{"reason":"${planted}"}]`],
    ['a claim without an acknowledgement', '2["claim",{"nameplate":"42"}]'],
    ['a nameplate of letters', '25["claim",{"nameplate":"aa"}]'],
    ['a claim from a taken seat', '25["claim",{"nameplate":"42"}]'],
    [
      'a resume from a taken seat',
      `25["resume",{"roomId":"${'A'.repeat(22)}","seatKey":"${'A'.repeat(22)}"}]`,
    ],
    ['an agent’s request', `25["open",{"na":"${na}"}]`],
    ['an agent’s message', '2["paired",{}]'],
    ['a release after the pairing', '2["release",{}]'],
    ['a notice of the relay', '2["ended",{"reason":"agent"}]'],
    ['the name of an inner event: disconnect', '2["disconnect","transport close"]'],
    ['the name of an inner event: disconnecting', '2["disconnecting"]'],
    ['the name of an inner event: error', '2["error",{"message":"x"}]'],
    ['the name of an inner event: newListener', '2["newListener","frame"]'],
    ['the name of an inherited thing', '2["hasOwnProperty",{}]'],
    ['a frame as text', '2["frame",[1,2,3]]'],
    ['half a JSON', '2["release",{'],
    ['nesting without end', `2["end",${'['.repeat(8_000)}]`],
    ['a long text', `2["end","${planted.repeat(1_000)}"]`],
    ['no packet at all', planted],
    ['an empty packet', ''],
    ['a blank', ' '],
    ['a packet type that is none', `7["${planted}"]`],
    ['an error of the server', `4{"message":"${planted}"}`],
    ['a binary event that promises a million parts', '51000000-["frame",{"_placeholder":true,"num":0}]'],
    ['a binary answer', '61-0[{"_placeholder":true,"num":0}]'],
    ['another namespace', `2/admin,["${planted}",{}]`],
    ['a join of another namespace', '0/admin,{"v":1}'],
    ['an event that is no list', '2{"0":"release","1":{}}'],
    ['an event without a name', '2[]'],
    ['a name that is a number', '2[1,{}]'],
    ['a name that is a list', '2[["release"],{}]'],
    ['the name of an inner event: connect', '2["connect",{}]'],
    ['the name of an inner event: connect_error', '2["connect_error",{}]'],
    ['the name of an inner event: removeListener', '2["removeListener","frame"]'],
    ['a name that is a prototype', '2["__proto__",{}]'],
    ['an acknowledgement that was not asked for', '3[{"ok":true}]'],
    ['an acknowledgement of a number without end', `3${'9'.repeat(400)}[{}]`],
    ['a request with a number without end', `2${'9'.repeat(400)}["release",{}]`],
    ['a request with a negative number', '2-1["release",{}]'],
    ['two packets in one', '2["release",{}]2["release",{}]'],
    ['a comment in JSON', '2["release",{/**/}]'],
    ['half a surrogate', '2["release",{"\ud800":1}]'],
    ['a zero byte', '2["release",{}]\0'],
    ['a text that looks like base64 of a frame', 'bAAAA'],
    ['a consent of an agent in a citizen’s seat', `25["consent",{"seat":"agent","note":"${planted}"}]`],
    ['a second join', '0{"v":1,"seat":"citizen","site":"vestby"}'],
  ];

  it.each(texts)('[S20] [S3] %s ends its own room and no other', async (_name, text) => {
    const bystander = await pairedRoom(relay, 'anna');
    const { agent, raw } = await rawRoom();
    raw.send(`4${text}`);
    expect(await agent.next()).toEqual(['ended', { reason: 'malformed' }]);
    await textsToTheEnd(raw);
    await arrived(bystander.citizen, bystander.agent);
    expect(faults()).toEqual([{ event: 'relay-fault', reason: 'malformed', seat: 'citizen', room: 2 }]);
    expect(JSON.stringify(relay.log)).not.toContain(planted);
  });

  it('[S20] the one who sent it is told why before the connection closes', async () => {
    const { raw } = await rawRoom();
    raw.send('42["release",{"more":1}]');
    expect(await textsToTheEnd(raw)).toContain('42["ended",{"reason":"malformed"}]');
  });

  it('[S20] without a seat it closes the connection and touches no room', async () => {
    const bystander = await pairedRoom(relay);
    const raw = await joinRaw(relay.port, vestby, citizen);
    raw.send(Buffer.of(1, 2, 3));
    expect(await textsToTheEnd(raw)).toContain('42["ended",{"reason":"malformed"}]');
    await arrived(bystander.citizen, bystander.agent);
  });

  it('[S20] an agent’s message out of turn ends the agent’s room', async () => {
    const { agent, citizen: seated } = await pairedRoom(relay);
    agent.tell('paired', {});
    expect(await seated.next()).toEqual(['ended', { reason: 'malformed' }]);
  });

  it('[S20] a code asked for in the middle of a session ends the session', async () => {
    const { agent, citizen: seated } = await pairedRoom(relay);
    agent.tell('open', { na }, () => {});
    expect(await seated.next()).toEqual(['ended', { reason: 'malformed' }]);
  });
});

describe('too large', () => {
  it('[S35] a frame above the largest ends its room as oversized', async () => {
    const { agent, raw } = await rawRoom();
    raw.send(Buffer.alloc(MAX_FRAME_BYTES + 1));
    expect(await agent.next()).toEqual(['ended', { reason: 'oversized' }]);
    expect(await textsToTheEnd(raw)).toContain('42["ended",{"reason":"oversized"}]');
    expect(faults()).toMatchObject([{ reason: 'oversized', bytes: MAX_FRAME_BYTES + 1 }]);
  });

  it('[S35] what no frame could be is not even read to its end', async () => {
    const { agent, raw } = await rawRoom();
    const whole = clientFrame(2, Buffer.alloc(MAX_MESSAGE_BYTES + 1));
    raw.socket.write(whole.subarray(0, 1_000));
    expect(await agent.next()).toEqual(['ended', { reason: 'oversized' }]);
  });
});

describe('too much', () => {
  it('[S21] more messages than the limit end the room', async () => {
    const strict = await startRelay({ limits: { messages: { burst: 20, perSecond: 1 } } });
    const { agent, citizen: seated } = await pairedRoom(strict);
    for (let index = 0; index < 20; index += 1) seated.tell('frame', Buffer.of(index));
    while ((await seated.next())[0] === 'frame');
    const heard = [];
    for (let event = await agent.next(); event[0] === 'frame'; event = await agent.next()) heard.push(event);
    expect(heard.length).toBeLessThan(20);
    expect(faults(strict)).toMatchObject([{ reason: 'rate', seat: 'citizen' }]);
    await strict.stop();
  });

  it('[S21] more bytes than the limit end the room', async () => {
    const strict = await startRelay({ limits: { bytes: { burst: 20_000, perSecond: 1 } } });
    const { agent, citizen: seated } = await pairedRoom(strict);
    seated.tell('frame', Buffer.alloc(12_000));
    expect(await agent.next()).toMatchObject(['frame', { length: 12_000 }]);
    seated.tell('frame', Buffer.alloc(12_000));
    expect(await agent.next()).toEqual(['ended', { reason: 'rate' }]);
    await strict.stop();
  });

  it('[S21] requests have a limit of their own', async () => {
    const strict = await startRelay({ limits: { controls: { burst: 3, perSecond: 0 } } });
    const { agent, citizen: seated, nameplate } = await claimedRoom(strict);
    seated.tell('release', {});
    await agent.next();
    await seated.ask('claim', { nameplate });
    await agent.next();
    seated.tell('release', {});
    expect(await seated.next()).toEqual(['ended', { reason: 'rate' }]);
    expect(await agent.next()).toEqual(['peer', { state: 'released' }]);
    await strict.stop();
  });

  it('[S21] a connection that has not joined is metered too', async () => {
    const strict = await startRelay({ limits: { messages: { burst: 20, perSecond: 0 } } });
    const raw = await openRaw(strict.port, vestby);
    await raw.next();
    for (let index = 0; index < 30; index += 1) raw.send('3');
    expect((await raw.next())?.kind).toBe('other');
    await strict.stop();
  });

  it('[S29] an address that joins too often is refused', async () => {
    const strict = await startRelay({ limits: { joinsPerAddress: { burst: 1, perSecond: 1 } } });
    await strict.citizen();
    await expect(strict.citizen()).rejects.toThrow('rate');
    strict.advance(1_000);
    await strict.citizen();
    await strict.stop();
  });

  it('[S31] an address holds so many connections and no more', async () => {
    const strict = await startRelay({ limits: { connectionsPerAddress: 1 } });
    const first = await strict.citizen();
    await expect(strict.citizen()).rejects.toThrow('websocket error');
    first.socket.disconnect();
    await strict.stop();
  });

  it('[S31] a full relay says so', async () => {
    const strict = await startRelay({ limits: { connections: 1 } });
    await strict.citizen();
    await expect(strict.citizen()).rejects.toThrow('full');
    await strict.stop();
  });

  it('[S32] a citizen without a seat is dropped after a minute; one with a seat and an agent are not', async () => {
    const room = await pairedRoom(relay, 'bo');
    const [idle, agent] = [await relay.citizen(), await relay.agent()];
    relay.advance(60_000);
    expect(await idle.next()).toEqual(['closed', 'io server disconnect']);
    await arrived(room.citizen, room.agent);
    expect(await agent.ask('open', { na })).toMatchObject({ ok: true });
  });
});

describe('whatever arrives', () => {
  /** Mulberry32: the same seed gives the same attack. */
  function randomFrom(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
  }

  const words = [
    'open',
    'claim',
    'resume',
    'release',
    'paired',
    'end',
    'frame',
    'peer',
    'disconnect',
    '__proto__',
  ];
  const values = [
    null,
    true,
    -1,
    1e308,
    '',
    'x'.repeat(3_000),
    [],
    [[[]]],
    { na },
    { nameplate: '00' },
    { nameplate: {} },
    { roomId: 1, seatKey: [] },
    { reason: 'tries' },
    JSON.parse('{"__proto__":{"ok":true}}'),
    { toString: 1, valueOf: 1, hasOwnProperty: 1 },
    { length: 1e9 },
  ];

  function nonsense(random: (below: number) => number): string | Buffer {
    const bytes = () => Buffer.from(Array.from({ length: random(200) }, () => random(256)));
    const pick = <T>(list: readonly T[]): T | undefined => list[random(list.length)];
    switch (random(6)) {
      case 0:
        return bytes();
      case 1:
        return bytes().toString('latin1');
      case 2:
        return `${random(10)}${random(10)}${random(1_000)}`;
      case 3:
        return `b${bytes().toString('base64')}`;
      case 4:
        return `43${random(5)}${JSON.stringify([pick(values)])}`;
      default:
        return `42${random(2) === 0 ? '' : random(99)}${JSON.stringify([pick(words), pick(values), pick(values)].slice(0, 1 + random(3)))}`;
    }
  }

  it.each([1, 2, 3, 4, 5, 6])(
    '[S33] nonsense from seed %i leaves the session next door alone',
    async (seed) => {
      const hardened = await startRelay({ limits: { claimsPerAddress: { burst: 10_000, perSecond: 0 } } });
      const bystander = await pairedRoom(hardened);
      const random = randomFrom(seed);
      for (let attempt = 0; attempt < 40; attempt += 1) {
        const seated = random(2) === 0;
        const raw = seated ? (await rawRoom(hardened)).raw : await joinRaw(hardened.port, vestby, citizen);
        for (let index = 0; index < 8; index += 1) raw.send(nonsense(random));
        raw.socket.end();
      }
      await arrived(bystander.citizen, bystander.agent);
      await arrived(bystander.agent, bystander.citizen);
      await hardened.stop();
    },
  );

  it.each([7, 8])('[S33] bytes of seed %i that are no WebSocket at all do no harm', async (seed) => {
    const bystander = await pairedRoom(relay);
    const random = randomFrom(seed);
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const raw = await openRaw(relay.port, vestby);
      raw.socket.end(Buffer.from(Array.from({ length: 1 + random(400) }, () => random(256))));
    }
    await arrived(bystander.citizen, bystander.agent);
  });

  it('[S33] a message in a thousand pieces is one message', async () => {
    const { agent, raw } = await rawRoom();
    raw.socket.write(clientFrame(2, Buffer.of(0), false));
    for (let piece = 1; piece < 999; piece += 1)
      raw.socket.write(clientFrame(0, Buffer.of(piece % 256), false));
    raw.socket.write(clientFrame(0, Buffer.of(999 % 256)));
    expect(await agent.next()).toEqual([
      'frame',
      Buffer.from(Array.from({ length: 1_000 }, (_, n) => n % 256)),
    ]);
  });

  it.each([
    ['GET', '?EIO=4&transport=__proto__'],
    ['GET', '?EIO=4&transport=websocket'],
    ['GET', '?EIO=4&transport=polling&sid=__proto__'],
    ['GET', '?EIO=4&transport=polling&sid=constructor'],
    ['POST', '?EIO=4&transport=polling'],
    ['DELETE', '?EIO=4&transport=polling'],
    ['GET', '//[:::'],
    ['GET', '%zz%00?%'],
  ])('[S33] %s /relay/%s is refused', async (method, query) => {
    const response = await fetch(`http://127.0.0.1:${relay.port}/relay/${query}`, {
      method,
      headers: { origin: vestby },
    });
    expect(response.status).toBe(400);
  });

  it('[S33] a polling body of rubbish closes that connection only', async () => {
    const bystander = await pairedRoom(relay);
    const url = `http://127.0.0.1:${relay.port}/relay/?EIO=4&transport=polling`;
    const headers = { origin: vestby };
    const opened = await (await fetch(url, { headers })).text();
    const { sid }: { sid: string } = JSON.parse(opened.slice(1));
    const body = '40{}\x1e\x1e9\x1eb!!!\x1e42["open"';
    await fetch(`${url}&sid=${sid}`, { method: 'POST', headers, body });
    expect((await fetch(`${url}&sid=${sid}`, { headers })).status).toBe(400);
    await arrived(bystander.citizen, bystander.agent);
  });

  it('[S33] a connection reset while its origin is looked up does no harm', async () => {
    let asked = () => {};
    let decide: (known: boolean) => void = () => {};
    const lookup = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const slow = await startRelay({
      isKnownOrigin: () =>
        new Promise((resolve) => {
          decide = resolve;
          asked();
        }),
    });
    const gone = new Promise((resolve) => {
      slow.server.on('upgrade', (_request, socket) => socket.once('close', resolve));
    });
    const wire = connectTcp(slow.port, '127.0.0.1');
    wire.write(
      `GET /relay/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nOrigin: ${vestby}\r\nConnection: Upgrade\r\n` +
        'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    await lookup;
    wire.resetAndDestroy();
    await gone;
    decide(true);
    await slow.stop();
  });
});

it('[S34] the log of a whole session holds no code, no id, no key, no site, no origin and no content', async () => {
  const planted = 'planted-270585-1234';
  const room = await pairedRoom(relay);
  room.citizen.tell('frame', Buffer.from(planted));
  await room.agent.next();
  room.agent.tell(planted, { planted });
  await room.citizen.next();
  const log = JSON.stringify(relay.log);
  expect(relay.log.map(({ event }) => event)).toEqual(['room-opened', 'relay-fault', 'room-ended']);
  for (const secret of [
    planted,
    room.roomId,
    room.agentKey,
    room.citizenKey,
    'anna',
    'vestby',
    'north',
    '127.0.0.1',
  ]) {
    expect(log).not.toContain(secret);
  }
});
