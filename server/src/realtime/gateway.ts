/**
 * The relay: sockets are admitted, metered and read here; what a message means is decided in the rooms. Outside this folder
 * nobody knows Socket.IO.
 */
import type { Server as HttpServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Request } from '@medkig/protocol/signaling/messages';
import type { Identity } from './admission.ts';
import { createAsking } from './asking.ts';
import { watchConnections } from './connections.ts';
import { countedRooms } from './counted-rooms.ts';
import { createDoor } from './door.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import { createInbox } from './inbox.ts';
import { createJoining } from './joining.ts';
import { createMembers, type ReceiverCensus } from './members.ts';
import { createMembership } from './membership.ts';
import { movePeers, movingTimes } from './moving.ts';
import { relayLimits } from './relay-limits.ts';
import { openRelayServer } from './relay-server.ts';
import type { RoomCensus } from './room-census.ts';
import { createRoomRegistry } from './room-registry.ts';
import { watchSeats } from './seat-watch.ts';
import { createServedSites, type ServedSites } from './served-sites.ts';
import { createSignIns, type SignIns } from './sign-ins.ts';

export interface Gateway extends SignIns, ServedSites {
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

/** Attaches the relay at `/relay/` to an HTTP server that has its request listeners already. */
export async function startGateway(server: HttpServer, deps: GatewayDeps): Promise<Gateway> {
  const limits = { ...relayLimits, ...deps.limits };
  let phase: 'serving' | 'leaving' | 'closing' = 'serving';
  const isClosing = () => phase === 'closing';

  const here = createMembers(deps, limits, (id) => rooms.lost(id));
  const { all: members } = here;
  const rooms = countedRooms(createRoomRegistry(deps, limits, here.outbox), deps.figures);
  await rooms.restore(await deps.rooms.load(deps.now()));

  const door = createDoor(deps, limits);
  const io = openRelayServer(server, deps, limits, {
    isKnown: door.isKnown,
    refusalOf: async (request) => (isClosing() ? 'draining' : door.refusalOf(request)),
  });
  const inbox = createInbox(rooms, createAsking(deps), deps);
  const connections = watchConnections({ server, io }, deps, limits, door, inbox);
  const joining = createJoining(deps, limits, {
    lineOf: connections.lineOf,
    members: () => members.size,
    isClosing,
  });
  io.use(joining.admit);
  io.on(
    'connection',
    createMembership({ members, rooms, inbox, connections, joining, isClosing, now: deps.now }),
  );

  const seats = watchSeats(members, rooms, deps, limits);
  const sweeper = setInterval(() => {
    rooms.sweep();
    here.sweep();
    connections.sweep();
    for (const counted of [joining, door]) counted.prune(deps.now());
    seats.sweep();
  }, limits.sweepMs);
  sweeper.unref();

  return {
    ...createSignIns(io, here, rooms, deps),
    ...createServedSites(here, rooms),
    holdsSeat: rooms.opensSeat,
    census() {
      const joined = [...members.values()];
      const inSeat = (seat: Identity['seat']) =>
        joined.filter(({ identity }) => identity.seat === seat).length;
      return {
        rooms: rooms.census(),
        receivers: here.census(),
        sockets: { agent: inSeat('agent'), citizen: inSeat('citizen'), unjoined: connections.unjoined() },
      };
    },
    async leave() {
      phase = 'leaving';
      rooms.leave();
      await movePeers(
        {
          peers: () =>
            [...members.values()].map(({ id, identity }) => ({
              socket: id,
              seat: identity.seat,
              key: rooms.moveKey(id),
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
      await connections.close();
      await deps.rooms.flush();
    },
  };
}
