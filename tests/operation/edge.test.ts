/** Where the edge leads, with nodes that only say who they are. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { get } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type Edge, startEdge } from '../support/edge.ts';
import { hasHaproxy } from '../support/haproxy.ts';

const answerSchema = v.object({ node: v.string(), headers: v.record(v.string(), v.string()) });

/** Answers with its name and what it was told; a WebSocket with its name alone. */
class FakeNode {
  ready = true;
  port = 0;
  readonly #name: string;
  #server: Server | undefined;
  readonly #open = new Set<Socket>();

  constructor(name: string) {
    this.#name = name;
  }

  async start(): Promise<void> {
    if (this.#server?.listening) return;
    const server = createServer((request, response) => {
      if (request.url === '/readyz') return void response.writeHead(this.ready ? 200 : 503).end();
      const { headers } = request;
      response.end(JSON.stringify({ node: this.#name, headers }));
    });
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', (socket) => socket.send(this.#name));
    server.on('connection', (socket) => {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
    });
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = portOf(server);
    this.#server = server;
  }

  /** As the system does with what a killed process had open. */
  async kill(): Promise<void> {
    const server = this.#server;
    if (!server?.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.#open) socket.destroy();
    await closed;
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

describe.skipIf(!hasHaproxy)('the edge', () => {
  const nodes = { aa: new FakeNode('aa'), bb: new FakeNode('bb'), cc: new FakeNode('cc') };
  let edge: Edge;

  beforeAll(async () => {
    for (const node of Object.values(nodes)) await node.start();
    edge = await startEdge({ aa: nodes.aa.port, bb: nodes.bb.port, cc: nodes.cc.port });
  });
  afterAll(async () => {
    await edge?.stop();
    for (const node of Object.values(nodes)) await node.kill();
  });
  afterEach(async () => {
    for (const [name, node] of Object.entries(nodes)) {
      node.ready = true;
      await node.start();
      await vi.waitFor(
        async () =>
          expect(await led(['/', `/relay/?at=${placeOn(name)}`])).toEqual([expect.any(String), name]),
        { timeout: 5000 },
      );
    }
  });

  async function ask(path: string, headers: IncomingHttpHeaders = {}, localAddress = '127.0.0.1') {
    const { port, certificate: ca } = edge;
    const to = { host: '127.0.0.1', servername: 'localhost', port, path, ca };
    const asked = get({ ...to, headers, localAddress, agent: false });
    const [response] = await once(asked, 'response');
    return { status: Number(response.statusCode), body: await text(response) };
  }

  /** Which node answers, or the status if none does. */
  async function nodeOf(path: string): Promise<string | number> {
    const { status, body } = await ask(path);
    return status === 200 ? v.parse(answerSchema, JSON.parse(body)).node : status;
  }

  async function nodeOfSocket(path: string): Promise<string> {
    const socket = new WebSocket(`wss://localhost:${edge.port}${path}`, { ca: edge.certificate });
    const [name] = await once(socket, 'message');
    socket.terminate();
    return String(name);
  }

  /** As a node names where a room is. */
  const placeOn = (node: string, room = '') => `${node}${room.padStart(20, '-')}`;
  const roomsOf = (node: string) =>
    Array.from({ length: 12 }, (_, n) => `/relay/?at=${placeOn(node, `${n}`)}`);
  const led = async (paths: readonly string[]) => Promise.all(paths.map(nodeOf));

  it('leads a room to its node, and what follows on a connection to the connection’s', async () => {
    for (const name of ['aa', 'bb', 'cc']) {
      const [here, elsewhere] = [placeOn(name), placeOn(name === 'aa' ? 'bb' : 'aa')];
      expect(await nodeOf(`/relay/?EIO=4&transport=polling&at=${here}`)).toBe(name);
      expect(await nodeOf(`/relay/?EIO=4&at=${elsewhere}&transport=polling&sid=${here}`)).toBe(name);
      expect(await nodeOfSocket(`/relay/?EIO=4&at=${here}&transport=websocket`)).toBe(name);
      expect(await nodeOfSocket(`/relay/?EIO=4&at=${elsewhere}&transport=websocket&sid=${here}`)).toBe(name);
    }
  });

  it('leads both peers of a lost node’s room to the same other node at the first try, and home again later', async () => {
    const rooms = roomsOf('aa');
    const open = new WebSocket(`wss://localhost:${edge.port}${rooms[0]}`, { ca: edge.certificate });
    await once(open, 'message');
    const cut = once(open, 'close');
    await nodes.aa.kill();
    await cut;
    const [first, second] = [await led(rooms), await led(rooms)];
    expect(second).toEqual(first);
    expect(new Set(first)).toEqual(new Set(['bb', 'cc']));
    // Its connections are gone with it: whoever polls one hears so and begins anew.
    expect(await nodeOf('/relay/?sid=aa0123456789')).toBe(503);
    expect(await led(['/', '/', '/', '/'])).not.toContain('aa');

    await nodes.aa.start();
    await vi.waitFor(async () => expect(new Set(await led(rooms))).toEqual(new Set(['aa'])), {
      timeout: 5000,
    });
  });

  it('sends a node that is about to stop nothing new, and lets what it has go on', async () => {
    nodes.bb.ready = false;
    await vi.waitFor(async () => expect(await led(roomsOf('bb'))).not.toContain('bb'), { timeout: 5000 });
    expect(await nodeOf('/relay/?sid=bb0123456789')).toBe('bb');
    expect(await led(['/', '/', '/', '/'])).not.toContain('bb');
  });

  it('leads rooms home also when no node is ready, as when their database is away', async () => {
    for (const node of Object.values(nodes)) node.ready = false;
    await vi.waitFor(async () => expect(await nodeOf('/')).toBe(503), { timeout: 5000 });
    expect(await led(['aa', 'bb', 'cc'].map((name) => `/relay/?at=${placeOn(name)}`))).toEqual([
      'aa',
      'bb',
      'cc',
    ]);
  });

  it('spreads what belongs to no node yet, and takes a name of no node for none', async () => {
    const busy = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const socket = new WebSocket(`wss://localhost:${edge.port}/relay/?at=`, { ca: edge.certificate });
        const [name] = await once(socket, 'message');
        return { socket, name: String(name) };
      }),
    );
    expect(new Set(busy.map(({ name }) => name))).toEqual(new Set(['aa', 'bb', 'cc']));
    for (const { socket } of busy) socket.terminate();
    const stranger = await led(
      [placeOn('zz'), placeOn('zz'), '%25%5B', 'aa'].map((at) => `/relay/?at=${at}`),
    );
    expect(stranger[0]).toBe(stranger[1]);
    for (const name of stranger) expect(['aa', 'bb', 'cc']).toContain(name);
  });

  it('says who the client is, and believes nobody who says it for themselves', async () => {
    const claims = {
      host: 'viewer.example',
      forwarded: 'for=198.51.100.1',
      'x-forwarded-for': '198.51.100.1',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-real-ip': '198.51.100.1',
    };
    const { body } = await ask('/', claims, '127.0.0.9');
    const { headers } = v.parse(answerSchema, JSON.parse(body));
    expect(headers).toMatchObject({ host: 'viewer.example', 'x-forwarded-for': '127.0.0.9' });
    const forwarded = Object.keys(headers).filter((name) => /forward|real/.test(name));
    expect(forwarded.toSorted()).toEqual(['x-forwarded-for', 'x-forwarded-proto']);
    expect(headers['x-forwarded-proto']).toBe('https');
  });

  it('leads plain HTTP to TLS, and keeps figures from strangers', async () => {
    const plain = await fetch(`http://localhost:${edge.plainPort}/?x=1`, { redirect: 'manual' });
    expect(plain.status).toBe(308);
    expect(plain.headers.get('location')).toMatch(/^https:\/\/localhost.*\/\?x=1$/);
    expect((await ask('/metrics')).status).toBe(404);
  });
});
