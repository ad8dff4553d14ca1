import { createServer, type Server } from 'node:http';
import { problemSchema } from '@medkig/api/problem';
import express from 'express';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDirectory } from '../directory/memory-directory.ts';
import { problemHandler } from '../http/problem.ts';
import { createLog } from '../log.ts';
import type { Site } from '../municipalities/sites.ts';
import { arrived, pairedRoom, startRelay, type TestRelay } from '../realtime/relay-for-tests.ts';
import { createMemoryRoomStore } from '../realtime/room-store.fixture.ts';
import { awayStores } from '../short-term/away-store.fixture.ts';
import { memoryStores } from '../short-term/memory-store.ts';
import type { OpenStore } from '../short-term/short-term-store.ts';
import { crossingRoute } from './crossing-route.ts';
import { type Crossings, createCrossings } from './crossings.ts';

const site: Site = {
  key: 'vestby',
  municipality: 'Vestby Kommune',
  phone: '12 34 56 78',
  origins: ['https://vestby.example', 'https://form.vestby.example'],
  hotlineId: 'north',
  municipalityId: '1',
  languages: ['da', 'en'],
  look: {},
};
const nordby = { ...site, key: 'nordby', origins: ['https://nordby.example'] };
const [www = '', selfService = ''] = site.origins;
const id = 'i'.repeat(22);

/** A relay and the route beside it. */
interface Node {
  relay: TestRelay;
  server: Server;
  address: string;
}

let one: Node;
let two: Node;
let relay: TestRelay;
beforeEach(async () => {
  const open = memoryStores(() => 0);
  const shared = { directory: createMemoryDirectory(), rooms: createMemoryRoomStore() };
  [one, two] = [await startNode(open, shared), await startNode(open, shared)];
  ({ relay } = one);
});
afterEach(async () => {
  for (const { relay, server } of [one, two]) {
    await relay.stop();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

async function startNode(open: OpenStore, shared: Parameters<typeof startRelay>[0]): Promise<Node> {
  const crossings = createCrossings(open);
  const started = await startRelay({ ...shared, crossedTo: crossings.crossedTo });
  const { server, address } = await serve(crossings, started);
  return { relay: started, server, address };
}

async function serve(crossings: Crossings, { gateway }: TestRelay) {
  const app = express();
  app.use(
    crossingRoute({
      find: async (key) => [site, nordby].find((known) => known.key === key),
      crossings,
      holdsSeat: gateway.holdsSeat,
      addressOf: () => 'one address',
      now: () => 0,
    }),
    problemHandler(createLog('silent')),
  );
  const server = createServer(app);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const at = server.address();
  return { server, address: at && typeof at === 'object' ? `http://127.0.0.1:${at.port}` : '' };
}

/** As a page of the origin sends it: text, so that the browser need not ask first. */
function post(
  path: string,
  body: unknown,
  origin: string | undefined = www,
  { address } = one,
): Promise<Response> {
  return fetch(address + path, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain', ...(origin && { Origin: origin }) },
    body: JSON.stringify(body),
  });
}

async function refusal(response: Response): Promise<string> {
  return v.parse(problemSchema, await response.json()).code;
}

async function handedIn() {
  const room = await pairedRoom(relay);
  const crossing = { id, roomId: room.roomId, seatKey: room.citizenKey, box: 'sealed' };
  return { ...room, crossing };
}

describe('a page that is left', () => {
  it('[C1] hands in its note by room and seat key', async () => {
    const { crossing } = await handedIn();
    expect((await post('/vestby/crossings', crossing)).status).toBe(204);
  });

  it('[C1] without the key of the citizen’s seat hands in nothing', async () => {
    const { crossing, agentKey } = await handedIn();
    for (const wrong of [{ seatKey: 'A'.repeat(22) }, { seatKey: agentKey }, { roomId: 'A'.repeat(22) }])
      expect(await refusal(await post('/vestby/crossings', { ...crossing, ...wrong }))).toBe('not-found');
    const elsewhere = await post('/nordby/crossings', crossing, nordby.origins[0]);
    expect(await refusal(elsewhere)).toBe('not-found');
    expect((await post('/vestby/crossings/collect', { id }, selfService)).status).toBe(404);
  });

  it('[C1] hands in no more than 8 kB', async () => {
    const { crossing } = await handedIn();
    const fits = { ...crossing, box: 'x'.repeat(8192) };
    expect((await post('/vestby/crossings', fits)).status).toBe(204);
    expect(await refusal(await post('/vestby/crossings', { ...crossing, box: `${fits.box}x` }))).toBe(
      'malformed',
    );
    expect((await post('/vestby/crossings', { ...crossing, box: 'x'.repeat(100_000) })).status).toBe(413);
  });
});

describe('a page that is arrived at', () => {
  it('[C2] collects the note once, and may sit down then', async () => {
    const { crossing, agent, citizen } = await handedIn();
    await post('/vestby/crossings', crossing);
    const there = await relay.citizen('vestby', { origin: selfService });
    const { roomId, seatKey } = crossing;
    expect(await there.ask('resume', { roomId, seatKey })).toMatchObject({ ok: false });
    const collected = await post('/vestby/crossings/collect', { id }, selfService);
    expect(collected.headers.get('Access-Control-Allow-Origin')).toBe(selfService);
    expect(await collected.text()).toBe('sealed');
    expect((await post('/vestby/crossings/collect', { id }, selfService)).status).toBe(404);
    expect(await there.ask('resume', { roomId, seatKey })).toMatchObject({ ok: true });
    expect(await citizen.next()).toEqual(['closed', 'io server disconnect']);
    await agent.next();
    await arrived(agent, there);
  });

  it.each([
    ['of another site', '/nordby/crossings/collect', nordby.origins[0], 'not-found'],
    ['of another site that names this one', '/vestby/crossings/collect', nordby.origins[0], 'foreign-origin'],
    ['of nobody', '/vestby/crossings/collect', '', 'foreign-origin'],
  ])('[C2] %s gets nothing, and uses nothing up', async (_, path, origin, code) => {
    await post('/vestby/crossings', (await handedIn()).crossing);
    expect(await refusal(await post(path, { id }, origin))).toBe(code);
    expect((await post('/vestby/crossings/collect', { id }, selfService)).status).toBe(200);
  });

  it('[C2] asks no more often than a page would', async () => {
    const answers = await Promise.all(
      Array.from({ length: 61 }, () => post('/vestby/crossings/collect', { id }, selfService)),
    );
    expect(
      answers
        .map(({ status }) => status)
        .sort()
        .at(-1),
    ).toBe(429);
  });
});

describe('where there are several nodes', () => {
  it('[C1] [C2] a note that one took is collected from another, by one of those who ask at once, and goes on there', async () => {
    const { crossing, agent } = await handedIn();
    expect((await post('/vestby/crossings', crossing, www, two)).status).toBe(204);
    const answers = await Promise.all(
      [one, two, one, two].map((node) => post('/vestby/crossings/collect', { id }, selfService, node)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404]);
    const there = await relay.citizen('vestby', { origin: selfService });
    const { roomId, seatKey } = crossing;
    expect(await there.ask('resume', { roomId, seatKey })).toMatchObject({ ok: true });
    await agent.next();
    await arrived(agent, there);
  });

  it('[C1] [C2] while what they share cannot be asked, everybody is told to come again', async () => {
    const { crossing } = await handedIn();
    const { server, address } = await serve(createCrossings(awayStores), relay);
    const away = { ...one, address };
    for (const refused of [
      await post('/vestby/crossings', crossing, www, away),
      await post('/vestby/crossings/collect', { id }, selfService, away),
    ]) {
      expect(refused.status).toBe(503);
      expect(await refusal(refused)).toBe('unavailable');
    }
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
});
