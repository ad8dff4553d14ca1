/**
 * The relay on Socket.IO: the only file that knows it, with `members`. Sockets are admitted, metered and parsed here;
 * what a message means is decided in the rooms.
 */
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { ConnectRefusal, Request } from '@medkig/protocol/signaling/messages';
import { Decoder, Encoder } from '@medkig/protocol/signaling/wire-parser';
import { Server } from 'socket.io';
import { admit, type Identity } from './admission.ts';
import { createAsking } from './asking.ts';
import { Backlog, sizeOf } from './backlog.ts';
import { type BetweenNodes, type EndedSession, readEndedSession } from './between-nodes.ts';
import { countedRooms } from './counted-rooms.ts';
import { dispatch } from './dispatch.ts';
import { createDoor } from './door.ts';
import { watchFloods } from './flood-watch.ts';
import { FrameShortcut, type Packet } from './frame-shortcut.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import { pageOrigin } from './handshake-headers.ts';
import { letGoOfHandshake, letGoOfRequest } from './light-connection.ts';
import {
  createMembers,
  type Member,
  type Nothing,
  type Outgoing,
  type ReceiverCensus,
  type RelaySocket,
} from './members.ts';
import { Meter } from './meter.ts';
import { movePeers, movingTimes } from './moving.ts';
import { createPagesOfConnections } from './page-of-connection.ts';
import { createLimiter } from './rate-limit.ts';
import { MAX_MESSAGE_BYTES, relayLimits } from './relay-limits.ts';
import { parseMessage } from './requests.ts';
import type { RoomCensus } from './room-census.ts';
import { createRoomRegistry, type Served } from './room-registry.ts';
import { createSiteLimits } from './site-limits.ts';

export interface Gateway {
  /** An agent's sign-in is over: its rooms end with this reason and its sockets close. */
  endSession(sessionId: string, reason: 'revoked' | 'elsewhere'): void;
  /** The sign-ins whose agents are connected. */
  sessions(): string[];
  /** Whose citizens are here or have a room, and which hotline they came for. */
  served(): Served[];
  /** The hotline answers for this site no more: its rooms with the site's citizens end, and its other citizens join anew. */
  part(served: Served): void;
  /** Whether this key opens the citizen's seat of a paired room of the site. */
  holdsSeat(site: string, seat: Request<'resume'>): Promise<boolean>;
  census(): Census;
  /** Takes no new rooms, and moves everybody to other nodes. Resolves when nobody is left, or it has taken too long. */
  leave(): Promise<void>;
  isLeaving(): boolean;
  /** Closes every connection; the rooms are there again after the next start. The HTTP server stays with its owner. */
  close(): Promise<void>;
}

/** What there is on this node now. */
export interface Census {
  rooms: RoomCensus;
  receivers: ReceiverCensus;
  sockets: Record<'agent' | 'citizen' | 'unjoined', number>;
}

type Connection = RelaySocket['conn'];

/** A connection, before and after it has joined. */
interface Line {
  address: string;
  meter: Meter;
  backlog: Backlog;
  shortcut: FrameShortcut;
  /** One try to join for each connection: a second one could take a second identity. */
  asked: boolean;
  member?: Member;
}

/** A silent path is noticed after at most twice this time. */
const PING_MS = 10_000;
/** How often an agent in a room counts as seen; well below the time after which an idle sign-in ends. */
const AGENT_SEEN_MS = 5 * 60_000;
/** How long a closing relay waits for its last words to leave. */
const FAREWELL_MS = 1_000;
/** Attaches the relay at `/relay/` to an HTTP server that has its request listeners already. */
export async function startGateway(server: HttpServer, deps: GatewayDeps): Promise<Gateway> {
  const limits = { ...relayLimits, ...deps.limits };
  const lines = new Map<Connection, Line>();
  const door = createDoor(deps, limits);
  const joins = createLimiter(limits.joinsPerAddress);
  const sites = createSiteLimits(limits);
  const floods = watchFloods<Connection>(deps, limits);
  const pages = createPagesOfConnections(deps.consoleOrigin);
  let phase: 'serving' | 'leaving' | 'closing' = 'serving';

  const {
    all: members,
    outbox,
    sweep: lookAfterSlow,
    census: receivers,
  } = createMembers(deps, limits, (id) => registry.lost(id));
  const asking = createAsking(deps);
  const registry = countedRooms(createRoomRegistry(deps, limits, outbox), deps.figures);
  await registry.restore(await deps.rooms.load(deps.now()));

  const upgraded = new Set<Duplex>();
  function gone(this: Duplex): void {
    upgraded.delete(this);
  }
  server.prependListener('upgrade', (_request, wire) => {
    upgraded.add(wire);
    wire.on('close', gone);
    // A connection that is reset while its origin is looked up has no other listener yet, and an error without
    // a listener ends the process.
    wire.on('error', ignore);
  });

  const io = new Server<Nothing, Outgoing, BetweenNodes, { identity?: Identity }>(server, {
    path: '/relay/',
    parser: { Encoder, Decoder },
    transports: ['websocket', 'polling'],
    serveClient: false,
    allowEIO3: false,
    perMessageDeflate: false,
    // Sealed bytes do not compress.
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: limits.joinMs,
    pingInterval: PING_MS,
    pingTimeout: PING_MS,
    cors: {
      origin: (origin, decide) => {
        door.isKnown(origin).then((known) => decide(null, known));
      },
      credentials: false,
      methods: ['GET', 'POST'],
    },
    allowRequest: (request, decide) => {
      (phase === 'closing' ? Promise.resolve('draining' as const) : door.refusalOf(request)).then((reason) =>
        decide(reason, reason === undefined),
      );
    },
  });

  // The edge sends what belongs to a connection to the node that the connection is with.
  const { node } = deps;
  if (node !== undefined)
    io.engine.generateId = () => node + Buffer.from(deps.randomBytes(18)).toString('base64url');

  io.engine.use((request: IncomingMessage, response: object, next: (error?: Error) => void) => {
    letGoOfRequest(response);
    next(pages.admits(request) ? undefined : new Error('origin'));
  });

  io.engine.on('flush', (connection: Connection) => lines.get(connection)?.backlog.flushed());

  io.engine.on('connection', (connection: Connection) => {
    pages.opened(connection, connection.request);
    const line: Line = {
      address: door.entered(connection.request),
      meter: new Meter(limits),
      backlog: new Backlog(connection),
      shortcut: new FrameShortcut(),
      asked: false,
    };
    lines.set(connection, line);
    floods.opened(connection);
    connection.on('close', () => {
      floods.settled(connection);
      pages.closed(connection);
      lines.delete(connection);
      door.left(line.address);
    });
    // Every message passes here before it is parsed.
    connection.on('packet', (packet: Packet) => {
      const bytes = sizeOf(packet.data);
      deps.relayed?.(bytes);
      if (line.meter.admits(bytes, deps.now())) return takeFrame(line, packet);
      if (line.member) return registry.fault(line.member.id, 'rate');
      deps.figures?.refused('message', 'rate');
      connection.close();
    });
  });

  io.use((socket, next) => {
    join(socket).then((reason) => {
      if (reason === undefined) return next();
      deps.log.info({ event: 'join-refused', reason });
      deps.figures?.refused('join', reason);
      next(new Error(reason));
      // After the answer has been queued.
      setImmediate(() => socket.conn.close());
    });
  });

  io.on('connection', (socket) => {
    const line = lines.get(socket.conn);
    const { identity } = socket.data;
    if (!line || !identity) {
      socket.disconnect(true);
      return;
    }
    const { address, meter, backlog } = line;
    const member: Member = {
      id: socket.id,
      socket,
      identity,
      address,
      askedFor: placeAskedFor(socket.conn.request),
      meter,
      backlog,
      pace: { state: 'keeping-up' },
      toldSlow: undefined,
      busy: undefined,
      seenSeatedAt: deps.now(),
      toldSeenAt: deps.now(),
    };
    line.member = member;
    letGoOfHandshake(socket);
    members.set(socket.id, member);
    floods.settled(socket.conn);
    if (identity.seat === 'citizen') sites.entered(identity.site);

    // Socket.IO reports a packet that the parser refused as the event `error`.
    socket.on('error', () => registry.fault(socket.id, 'malformed'));
    socket.on('disconnect', (reason, details) => {
      socket.conn.close();
      const fault = faultBehind(reason, details);
      // A relay that stops closes connections too, and nobody has done wrong.
      if (phase !== 'closing' && fault && members.has(socket.id)) registry.fault(socket.id, fault);
      registry.lost(socket.id);
      members.delete(socket.id);
      if (identity.seat === 'citizen') sites.left(identity.site);
    });
    // `next` is never called: a name a peer chose must not reach an event emitter, where `disconnect` is a name too.
    socket.use((event) => {
      try {
        inTurn(member, event);
      } catch {
        bug(member);
      }
    });
  });

  if (deps.adapter) {
    io.adapter(deps.adapter);
    io.on('end-session', (message) => {
      const ended = readEndedSession(message);
      if (!ended) return deps.log.warn({ event: 'node-not-understood' });
      deps.endedElsewhere?.(ended.sessionId);
      endHere(ended);
    });
  }

  const sweeper = setInterval(sweep, limits.sweepMs);
  sweeper.unref();

  function takeFrame({ member, shortcut }: Line, packet: Packet): void {
    const bytes = shortcut.frameIn(packet, member !== undefined && member.busy === undefined);
    if (!bytes || !member?.socket.connected) return;
    try {
      registry.frame(member.id, bytes);
    } catch {
      bug(member);
    }
  }

  function endHere({ sessionId, reason }: EndedSession): void {
    registry.endSession(sessionId, reason);
    for (const [id, { identity }] of members) {
      if (identity.seat === 'agent' && identity.sessionId === sessionId) outbox.farewell(id, reason);
    }
  }

  /** In the order they came, also when the rooms take their time with one. */
  function inTurn(member: Member, event: readonly unknown[]): void {
    const busy = member.busy?.then(() => receive(member, event)) ?? receive(member, event);
    if (!busy) return;
    const mine = busy
      .catch(() => bug(member))
      .finally(() => {
        if (member.busy === mine) member.busy = undefined;
      });
    member.busy = mine;
  }

  function bug({ id, identity }: Member): void {
    deps.log.warn({ event: 'relay-bug', seat: identity.seat });
    registry.fault(id, 'malformed');
  }

  function receive(member: Member, event: readonly unknown[]): Promise<void> | undefined {
    if (!member.socket.connected) return undefined;
    const message = parseMessage(event);
    if (!message) registry.fault(member.id, 'malformed');
    else if (message.name !== 'frame' && !member.meter.admitsControl(deps.now()))
      registry.fault(member.id, 'rate');
    else return dispatch(registry, asking, member, message);
    return undefined;
  }

  /** Binds the socket's identity, or tells why not. */
  async function join(socket: RelaySocket): Promise<ConnectRefusal | undefined> {
    const line = lines.get(socket.conn);
    const origin = pageOrigin(socket.handshake.headers, deps.consoleOrigin);
    if (phase === 'closing') return 'draining';
    if (!line || line.asked) return 'malformed';
    line.asked = true;
    if (origin === undefined) return 'origin';
    if (members.size >= limits.connections) return 'full';
    if (!joins.take(line.address, deps.now())) return 'rate';
    try {
      const admission = await admit(socket.handshake.auth, origin, deps);
      if (!admission.ok) return admission.reason;
      const { identity } = admission;
      if (identity.seat === 'citizen' && !sites.admits(identity.site, deps.now())) {
        deps.log.warn({ event: 'site-full' });
        // The word after which a browser comes again by itself: a flood of strangers must not end the sessions of a site.
        return 'draining';
      }
      socket.data.identity = identity;
      return undefined;
    } catch {
      deps.log.warn({ event: 'join-failed' });
      return 'full';
    }
  }

  function sweep(): void {
    const now = deps.now();
    registry.sweep();
    lookAfterSlow();
    floods.sweep(upgraded, lines);
    for (const limiter of [joins, sites, door]) limiter.prune(now);
    for (const [id, member] of members) {
      if (registry.isSeated(id)) seenSeated(member, now);
      else if (member.identity.seat === 'citizen' && now - member.seenSeatedAt >= limits.unseatedMs) {
        member.socket.disconnect(true);
      }
    }
  }

  function seenSeated(member: Member, now: number): void {
    member.seenSeatedAt = now;
    if (member.identity.seat !== 'agent' || now - member.toldSeenAt < AGENT_SEEN_MS) return;
    member.toldSeenAt = now;
    deps.agentSeen(member.identity.sessionId);
  }

  return {
    census() {
      const joined = [...members.values()];
      const inSeat = (seat: Identity['seat']) =>
        joined.filter(({ identity }) => identity.seat === seat).length;
      return {
        rooms: registry.census(),
        receivers: receivers(),
        sockets: { agent: inSeat('agent'), citizen: inSeat('citizen'), unjoined: floods.unjoined() },
      };
    },
    endSession(sessionId, reason) {
      endHere({ sessionId, reason });
      if (deps.adapter) io.serverSideEmit('end-session', { sessionId, reason });
    },
    sessions: () => {
      const joined = [...members.values()].map(({ identity }) => identity);
      return joined.flatMap((identity) => (identity.seat === 'agent' ? [identity.sessionId] : []));
    },
    served() {
      const joined = [...members.values()].map(({ identity }) => identity);
      const citizens = joined.flatMap((identity) => (identity.seat === 'citizen' ? [identity] : []));
      const all = [...citizens, ...registry.served()];
      return [...new Map(all.map((it) => [`${it.site} ${it.hotlineId}`, it])).values()];
    },
    part(served) {
      registry.part(served);
      for (const [id, { identity }] of members) {
        const { site, hotlineId } = served;
        if (identity.seat === 'citizen' && identity.site === site && identity.hotlineId === hotlineId)
          outbox.hangUp(id);
      }
    },
    holdsSeat: registry.opensSeat,
    async leave() {
      phase = 'leaving';
      registry.leave();
      await movePeers(
        {
          peers: () =>
            [...members.values()].map(({ id, identity }) => ({
              socket: id,
              seat: identity.seat,
              key: registry.moveKey(id),
            })),
          move: (socket) => members.get(socket)?.socket.emit('move', {}),
          now: deps.now,
          pause: delay,
        },
        deps.moving ?? movingTimes,
      );
    },
    isLeaving: () => phase !== 'serving',
    async close() {
      phase = 'closing';
      clearInterval(sweeper);
      // Without Socket.IO's goodbye: a browser that is told goodbye does not connect again.
      for (const connection of lines.keys()) connection.close();
      const deadline = Date.now() + FAREWELL_MS;
      while (io.engine.clientsCount + upgraded.size > 0 && Date.now() < deadline) await delay(10);
      io.engine.close();
      // Who does not answer a polite close would keep the HTTP server open for half a minute.
      for (const wire of upgraded) wire.destroy();
      await deps.rooms.flush();
    },
  };
}

function ignore(): void {}

function placeAskedFor({ url }: IncomingMessage): string {
  return new URL(url ?? '', 'http://relay').searchParams.get('at') ?? '';
}

/** A connection that Socket.IO closed because of what it sent. */
function faultBehind(reason: string, details: unknown): 'malformed' | 'oversized' | undefined {
  if (reason === 'parse error' || reason === 'forced close' || reason === 'forced server close')
    return 'malformed';
  const tooLarge = details instanceof Error && details.message.includes('Max payload size exceeded');
  return reason === 'transport error' && tooLarge ? 'oversized' : undefined;
}
