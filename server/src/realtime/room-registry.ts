/** The rooms of this node: what peers ask of them, and what ends them from outside. */
import { setTimeout as delay } from 'node:timers/promises';
import { createClaimGuard } from './claim-guard.ts';
import { type Claiming, createClaiming } from './claiming.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import { createOpening, type Opening } from './opening.ts';
import { randomId } from './random-id.ts';
import type { RelayLimits } from './relay-limits.ts';
import { createResuming, type Resuming } from './resuming.ts';
import { censusOf, type RoomCensus } from './room-census.ts';
import { createRoomFinder } from './room-finder.ts';
import { createRoomKeeper, type Held, type Outbox } from './room-keeper.ts';
import type { RoomStore, StoredRooms } from './room-store.ts';
import { createSeats, type Seats } from './seats.ts';
import { watchVolumes } from './volume-watch.ts';

/** Where the directory must be asked first the answer is a promise, and the socket's turn lasts that long. */
export interface RoomRegistry extends Seats, Pick<Opening, 'open' | 'leave'>, Claiming, Resuming {
  /** Takes the rooms of the process before this one. */
  restore(left: StoredRooms): Promise<void>;
  /** Ends what has run out of time. */
  sweep(): void;
  /** Ends the rooms of one sign-in. */
  endSession(sessionId: string, reason: 'revoked' | 'elsewhere'): void;
  /** Of each room with a citizen: whose site's, and by which hotline. */
  served(): Served[];
  /** Takes the site's citizens out of this hotline's rooms. */
  part(served: Served): void;
  census(): RoomCensus;
}

/** Citizens of a site, helped by a hotline's agents. */
export interface Served {
  site: string;
  hotlineId: string;
}

type RegistryDeps = Pick<
  GatewayDeps,
  | 'node'
  | 'now'
  | 'randomBytes'
  | 'alarms'
  | 'claimFailed'
  | 'crossedTo'
  | 'figures'
  | 'load'
  | 'log'
  | 'directory'
  | 'stepped'
> & {
  rooms: Pick<RoomStore, 'load' | 'find' | 'save' | 'end' | 'rest' | 'flush'>;
};

export function createRoomRegistry(deps: RegistryDeps, limits: RelayLimits, outbox: Outbox): RoomRegistry {
  const node = deps.node ?? randomId(deps.randomBytes);
  const guard = createClaimGuard(limits, (hotlineId) => {
    deps.log.warn({ event: 'claim-breaker' });
    deps.alarms.breakerTripped(hotlineId);
  });
  const keeper = createRoomKeeper({
    ...deps,
    guard,
    outbox,
    node,
    forsaken: () => void finder.takeForsaken(),
    handshakeMs: limits.handshakeMs,
  });
  const finder = createRoomFinder({ ...deps, keeper, node, isNamed: deps.node !== undefined, pause: delay });
  const seats = createSeats(keeper, outbox, deps);
  const asked = { ...deps, keeper, finder, seats, outbox, guard };
  const { open, leave, prune: pruneOpens } = createOpening(asked, limits);
  const volumes = watchVolumes(keeper, deps, limits);
  const { rooms, apply } = keeper;

  return {
    open,
    leave,
    ...createClaiming(asked),
    ...createResuming(asked),
    ...seats,
    restore: keeper.restore,
    sweep() {
      for (const held of rooms.values()) keeper.settled(held);
      volumes.sweep();
      guard.prune(deps.now());
      pruneOpens(deps.now());
    },
    endSession(sessionId, reason) {
      for (const held of rooms.values()) {
        if (held.room.state !== 'ended' && held.room.agent.sessionId === sessionId) {
          apply(held, { type: 'close', reason });
        }
      }
    },
    served: () => [...rooms.values()].flatMap(servedIn),
    part({ site, hotlineId }) {
      for (const held of rooms.values())
        if (servedIn(held).some((it) => it.site === site && it.hotlineId === hotlineId))
          apply(held, { type: 'part' });
    },
    census: () => censusOf(rooms.values(), deps.now()),
  };
}

function servedIn({ room, hotlineId }: Held): Served[] {
  return room.state === 'claimed' || room.state === 'paired' ? [{ site: room.citizen.site, hotlineId }] : [];
}
