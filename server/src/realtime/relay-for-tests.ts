import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { Decoder, Encoder } from '@medkig/protocol/signaling/wire-parser';
import { io, type Socket } from 'socket.io-client';
import { createMemoryDirectory } from '../directory/memory-directory.ts';
import { type Gateway, startGateway } from './gateway.ts';
import type { GatewayDeps, RelayLogFields } from './gateway-deps.ts';
import { createMemoryRoomStore } from './room-store.fixture.ts';

export const consoleOrigin = 'https://medkig.example';

const sites: Record<string, { origins: string[]; hotlineId: string }> = {
  vestby: { origins: ['https://vestby.example', 'https://form.vestby.example'], hotlineId: 'north' },
  nordby: { origins: ['https://nordby.example'], hotlineId: 'north' },
  sydby: { origins: ['https://sydby.example'], hotlineId: 'south' },
};

/** A running relay whose clock stands still until a test moves it. */
export interface TestRelay {
  server: Server;
  port: number;
  gateway: Gateway;
  log: RelayLogFields[];
  redeemed: string[];
  /** What was raised with the operator. */
  alarms: string[];
  /** Codes that led nowhere: «used at vestby». */
  failedClaims: string[];
  /** The sign-ins whose agents were said to be in a room. */
  seen: string[];
  advance(milliseconds: number): void;
  /** A ticket is the agent's name, with `/2` for a second sign-in; `bad` is no ticket. */
  agent(name?: string, how?: How): Promise<Peer>;
  citizen(site?: string, how?: How): Promise<Peer>;
  connect(auth: unknown, origin: string | undefined, how?: How): Promise<Peer>;
  stop(): Promise<void>;
}

interface How {
  transport?: 'websocket' | 'polling';
  origin?: string;
  /** Believed where the relay trusts its proxy. */
  address?: string;
  /** Where a proxy in front would be asked to lead. */
  at?: string;
}

/** The fields of every acknowledgement; which of them are there is what tests look at. */
interface Answer {
  ok: boolean;
  reason?: string;
  roomId?: string;
  seatKey?: string;
  nameplate?: string;
  na?: string;
  lifetimeMs?: number;
  peer?: string;
  at?: string;
}

/** One joined socket and everything it was told, in order. */
export interface Peer {
  socket: Socket;
  /** The next thing the relay says; `['closed', reason]` is the last. */
  next(): Promise<unknown[]>;
  ask(name: string, body: unknown): Promise<Answer>;
  tell(name: string, ...args: unknown[]): void;
}

/** `startsAt` is the clock's first time, in milliseconds since 1970. */
export async function startRelay(
  overrides: Partial<GatewayDeps> = {},
  startsAt = 1_000_000,
): Promise<TestRelay> {
  const server = createServer((_request, response) => response.writeHead(404).end());
  const log: RelayLogFields[] = [];
  const redeemed: string[] = [];
  const seen: string[] = [];
  const alarms: string[] = [];
  const failedClaims: string[] = [];
  const peers: Peer[] = [];
  let time = startsAt;
  const gateway = await startGateway(server, {
    consoleOrigin,
    isKnownOrigin: async (origin) =>
      origin === consoleOrigin || Object.values(sites).some(({ origins }) => origins.includes(origin)),
    findSite: async (site, origin) => {
      const found = Object.hasOwn(sites, site) ? sites[site] : undefined;
      return found?.origins.includes(origin) ? { site, hotlineId: found.hotlineId } : undefined;
    },
    redeemTicket: (ticket) => {
      redeemed.push(ticket);
      if (ticket === 'bad') return { ok: false };
      const [agentId = ''] = ticket.split('/');
      return { ok: true, agentId, hotlineId: 'north', sessionId: `sign-in of ${ticket}` };
    },
    iceOf: async () => ({ ok: true, mode: 'off', servers: [] }),
    now: () => time,
    randomBytes,
    rooms: createMemoryRoomStore(),
    directory: createMemoryDirectory(),
    crossedTo: async () => ({ ok: true, value: undefined }),
    agentSeen: (sessionId) => seen.push(sessionId),
    claimFailed: (site, reason) => failedClaims.push(`${reason} at ${site}`),
    alarms: {
      breakerTripped: (hotlineId) => alarms.push(`guessing at ${hotlineId}`),
      codeOpened: ({ agentId }) => alarms.push(`code of ${agentId}`),
    },
    log: { info: (fields) => log.push(fields), warn: (fields) => log.push(fields) },
    ...overrides,
    limits: { sweepMs: 10, ...overrides.limits },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;

  async function connect(auth: unknown, origin: string | undefined, how: How = {}): Promise<Peer> {
    const peer = await join(port, auth, {
      transport: 'websocket',
      ...(origin !== undefined && { origin }),
      ...how,
    });
    peers.push(peer);
    return peer;
  }

  return {
    server,
    port,
    gateway,
    log,
    redeemed,
    alarms,
    failedClaims,
    seen,
    connect,
    advance(milliseconds) {
      time += milliseconds;
    },
    agent: (name = 'anna', how = {}) => connect({ v: 1, seat: 'agent', ticket: name }, consoleOrigin, how),
    citizen: (site = 'vestby', how = {}) =>
      connect({ v: 1, seat: 'citizen', site }, sites[site]?.origins[0], how),
    async stop() {
      for (const { socket } of peers) socket.disconnect();
      await gateway.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Rejects with Socket.IO's `connect_error`. */
async function join(
  port: number,
  auth: unknown,
  { origin, address, at, transport }: How & { transport: string },
): Promise<Peer> {
  const socket = io(`http://127.0.0.1:${port}`, {
    path: '/relay/',
    parser: { Encoder, Decoder },
    transports: [transport],
    // A value that is no object is possible on the wire, if not in the client's types.
    auth: (give) => give(Object(auth)),
    extraHeaders: {
      ...(origin !== undefined && { origin }),
      ...(address !== undefined && { 'x-forwarded-for': address }),
    },
    reconnection: false,
    forceNew: true,
    ...(at !== undefined && { query: { at } }),
  });
  const said: unknown[][] = [];
  const waiting: ((event: unknown[]) => void)[] = [];
  const hear = (event: unknown[]) => {
    const first = waiting.shift();
    if (first) first(event);
    else said.push(event);
  };
  socket.onAny((...event: unknown[]) => hear(event));
  socket.on('disconnect', (reason) => hear(['closed', reason]));
  await new Promise<void>((joined, refused) => {
    socket.on('connect', joined);
    socket.on('connect_error', refused);
  });
  return {
    socket,
    next: () => {
      const event = said.shift();
      return event ? Promise.resolve(event) : new Promise((resolve) => waiting.push(resolve));
    },
    ask: (name, body) => new Promise((answer) => socket.emit(name, body, answer)),
    tell: (name, ...args) => {
      socket.emit(name, ...args);
    },
  };
}

export const na = 'n'.repeat(43);

export interface Room {
  agent: Peer;
  citizen: Peer;
  roomId: string;
  nameplate: string;
  agentKey: string;
  citizenKey: string;
}

/** A room with both seats taken; the agent has been told. */
export async function claimedRoom(relay: TestRelay, name = 'anna', site = 'vestby'): Promise<Room> {
  const [agent, citizen] = [await relay.agent(name), await relay.citizen(site)];
  const opened = await agent.ask('open', { na });
  const claimed = await citizen.ask('claim', { nameplate: opened.nameplate });
  await agent.next();
  return {
    agent,
    citizen,
    roomId: String(opened.roomId),
    nameplate: String(opened.nameplate),
    agentKey: String(opened.seatKey),
    citizenKey: String(claimed.seatKey),
  };
}

/** The same room after the agent's `paired` has arrived. */
export async function pairedRoom(relay: TestRelay, name = 'anna', site = 'vestby'): Promise<Room> {
  const room = await claimedRoom(relay, name, site);
  room.agent.tell('paired', {});
  await arrived(room.agent, room.citizen);
  return room;
}

/** Everything `from` said before this has been handled once its frame comes out at the other end. */
export async function arrived(from: Peer, to: Peer): Promise<void> {
  from.tell('frame', Buffer.from('fence'));
  const [name, bytes] = await to.next();
  if (name !== 'frame' || String(bytes) !== 'fence')
    throw new Error(`expected the fence, got ${String(name)}`);
}
