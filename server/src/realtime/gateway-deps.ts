import type { IceReply } from '@medkig/protocol/signaling/ice';
import type { EndReason } from '@medkig/protocol/signaling/messages';
import type { Server } from 'socket.io';
import type { Alarms } from '../alarms/alarms.ts';
import type { RoomDirectory } from '../directory/room-directory.ts';
import type { Load } from '../load/load.ts';
import type { Stored } from '../short-term/short-term-store.ts';
import type { FailedClaim } from './failed-claim.ts';
import type { MovingTimes } from './moving.ts';
import type { RelayFigures } from './relay-figures.ts';
import type { RelayLimits } from './relay-limits.ts';
import type { RoomStore } from './room-store.ts';

/** Type and size of what happened, never its content. `room` is a running number, not the room's id. */
export interface RelayLogFields {
  event: string;
  reason?: string;
  seat?: string;
  bytes?: number;
  room?: number;
}

interface RelayLog {
  info(fields: RelayLogFields): void;
  warn(fields: RelayLogFields): void;
}

type AdapterConstructor = NonNullable<Parameters<Server['adapter']>[0]>;
/** Where a room has come to. `moved`: another node goes on with it. */
export type RoomStep =
  | { to: 'open' | 'claimed' | 'paired'; reason?: never }
  | { to: 'ended'; reason: EndReason | 'moved' };

type Redemption = { ok: true; agentId: string; hotlineId: string; sessionId: string } | { ok: false };

/** What the relay needs from the rest of the server. */
export interface GatewayDeps {
  /** The only origin an agent may join from. */
  consoleOrigin: string;
  /** True for the console's origin and for each origin of each site. */
  isKnownOrigin(origin: string): Promise<boolean>;
  /** The site with this key and the hotline that serves it, if the origin is one of the site's own. */
  findSite(site: string, origin: string): Promise<{ site: string; hotlineId: string } | undefined>;
  /** Spends a single-use ticket. */
  redeemTicket(ticket: string): Redemption | Promise<Redemption>;
  /** How the browsers of a room of this site may look for a way between them. */
  iceOf(site: string): Promise<IceReply>;
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(length: number): Uint8Array;
  /** Two characters that name this node to the edge, of a service that has several. */
  node?: string | undefined;
  rooms: RoomStore;
  directory: RoomDirectory;
  /** The origin of its site that the session of this room has crossed to. */
  crossedTo(roomId: string): Promise<Stored<string | undefined>>;
  /** How the relays of several nodes talk to each other. */
  adapter?: AdapterConstructor | undefined;
  /** A sign-in has ended on another node. */
  endedElsewhere?(sessionId: string): void;
  /** An agent of this sign-in sits in a room; told every few minutes while that is so. */
  agentSeen(sessionId: string): void;
  /** Somebody on this site (its key) has typed a code that led nowhere. */
  claimFailed(site: string, reason: FailedClaim): void;
  /** Told what the operator may want to look into. */
  alarms: Pick<Alarms, 'breakerTripped' | 'codeOpened'>;
  log: RelayLog;
  /** Told of each message that comes in. */
  relayed?(bytes: number): void;
  /** Told what there is to count. */
  figures?: RelayFigures;
  /** Told of each step of a room, by its running number. */
  stepped?(room: number, step: RoomStep): void;
  /** How much this process has to do; absent: little. */
  load?(): Load;
  /** The server stands behind one proxy that appends the client's address to X-Forwarded-For. */
  trustProxy?: boolean;
  /** How peers are moved to other nodes; for tests. */
  moving?: MovingTimes;
  /** Replaces single limits; for tests. */
  limits?: Partial<RelayLimits>;
}
