/** Whoever sends too much is put out, and nobody else notices: told by what arrives, not by how fast. */
import { afterEach, describe, expect, it } from 'vitest';
import { joinRaw, openRaw, type RawWebSocket } from './raw-websocket.ts';
import { arrived, na, type Peer, pairedRoom, startRelay, type TestRelay } from './relay-for-tests.ts';
import { relayLimits } from './relay-limits.ts';

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
