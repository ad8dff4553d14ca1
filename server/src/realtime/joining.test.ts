import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRaw } from './raw-websocket.ts';
import { consoleOrigin, startRelay, type TestRelay } from './relay-for-tests.ts';

let relay: TestRelay;
beforeEach(async () => {
  relay = await startRelay();
});
afterEach(() => relay.stop());

const citizen = { v: 1, seat: 'citizen', site: 'vestby' };
const agent = { v: 1, seat: 'agent', ticket: 'anna' };
const vestby = 'https://vestby.example';

describe.each(['websocket', 'polling'] as const)('over %s', (transport) => {
  it('[S6] a citizen joins from an origin of the site', async () => {
    const peer = await relay.citizen('vestby', { transport });
    expect(peer.socket.connected).toBe(true);
  });

  it('[S7] an agent joins from the console with a ticket', async () => {
    const peer = await relay.agent('anna', { transport });
    expect(peer.socket.connected).toBe(true);
    expect(relay.redeemed).toEqual(['anna']);
  });

  it.each([undefined, 'null', 'https://evil.example', `${vestby}.evil.example`])(
    '[S4] the origin %s gets no connection at all',
    async (origin) => {
      await expect(relay.connect(citizen, origin, { transport })).rejects.toThrow(
        /^(websocket|xhr poll) error$/,
      );
    },
  );

  it.each([
    ['version', { ...citizen, v: 2 }, vestby],
    ['version', { v: 2, whatever: true }, vestby],
    ['malformed', {}, vestby],
    ['malformed', [], vestby],
    ['malformed', { ...citizen, seat: 'observer' }, vestby],
    ['malformed', { ...citizen, ticket: 'anna' }, vestby],
    ['malformed', { ...citizen, site: '__proto__' }, vestby],
    ['malformed', { ...agent, ticket: 'x'.repeat(2001) }, consoleOrigin],
    ['site', { ...citizen, site: 'nordby' }, vestby],
    ['site', { ...citizen, site: 'constructor' }, vestby],
    ['site', citizen, consoleOrigin],
    ['origin', agent, vestby],
    ['ticket', { ...agent, ticket: 'bad' }, consoleOrigin],
  ])('[S5] [S6] [S7] the refusal %s is told for %j from %s', async (reason, auth, origin) => {
    await expect(relay.connect(auth, origin, { transport })).rejects.toThrow(reason);
    expect(relay.log).toContainEqual({ event: 'join-refused', reason });
  });
});

it('[S7] a ticket that a foreign page sends is not spent', async () => {
  await expect(relay.connect(agent, vestby)).rejects.toThrow('origin');
  expect(relay.redeemed).toEqual([]);
});

it('[S7] a connection has one try to join, so it never gets a second identity', async () => {
  const raw = await openRaw(relay.port, vestby);
  await raw.next();
  raw.send(`40${JSON.stringify(citizen)}`);
  raw.send(`40${JSON.stringify(citizen)}`);
  const answers = [String((await raw.next())?.data), String((await raw.next())?.data)];
  expect(answers).toContain('44{"message":"malformed"}');
});

it('[S4] polling answers carry the page’s own origin and never allow credentials', async () => {
  const url = `http://127.0.0.1:${relay.port}/relay/?EIO=4&transport=polling`;
  const known = await fetch(url, { headers: { origin: vestby } });
  expect(known.status).toBe(200);
  expect(known.headers.get('access-control-allow-origin')).toBe(vestby);
  expect(known.headers.get('access-control-allow-credentials')).toBeNull();
  const unknown = await fetch(url, { headers: { origin: 'https://evil.example' } });
  expect(unknown.status).toBe(403);
  expect(unknown.headers.get('access-control-allow-origin')).toBeNull();
});

it('[S4] the JSONP way around CORS is closed', async () => {
  const url = `http://127.0.0.1:${relay.port}/relay/?EIO=4&transport=polling&j=0`;
  expect((await fetch(url, { headers: { origin: vestby } })).status).toBe(403);
});

it('[S4] the old protocol of Engine.IO is refused', async () => {
  const url = `http://127.0.0.1:${relay.port}/relay/?EIO=3&transport=polling`;
  expect((await fetch(url, { headers: { origin: vestby } })).status).toBe(400);
});

it('[S5] a lookup that fails refuses the socket and not the server', async () => {
  const broken = await startRelay({
    findSite: async () => {
      throw new Error('no database');
    },
  });
  await expect(broken.citizen()).rejects.toThrow('full');
  await broken.stop();
});
