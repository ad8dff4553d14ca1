/** An agent asks for a code: a new room, in whose agent's seat that agent sits. */
import { CODE_LIFETIME_MS } from '@medkig/protocol/signaling/limits';
import type { OpenReply, Request } from '@medkig/protocol/signaling/messages';
import type { AgentIdentity } from './admission.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import { randomId } from './random-id.ts';
import { createLimiter } from './rate-limit.ts';
import type { RelayLimits } from './relay-limits.ts';
import { openRoom, type SocketId } from './room.ts';
import { placeOf, type RoomFinder } from './room-finder.ts';
import { isWaiting, type Outbox, type RoomKeeper } from './room-keeper.ts';
import { hashKey } from './seat-holder.ts';
import type { Seats } from './seats.ts';

export interface Opening {
  open(socket: SocketId, agent: AgentIdentity, asked: Request<'open'>): Promise<OpenReply>;
  /** No new rooms from now on. */
  leave(): void;
  prune(now: number): void;
}

export function createOpening(
  deps: Pick<GatewayDeps, 'alarms' | 'load' | 'log' | 'node' | 'now' | 'randomBytes'> & {
    keeper: RoomKeeper;
    finder: RoomFinder;
    seats: Seats;
    outbox: Pick<Outbox, 'isOpen'>;
  },
  limits: Pick<RelayLimits, 'opensPerAgent' | 'rooms' | 'roomsPerHotline'>,
): Opening {
  const { finder, keeper, outbox, seats } = deps;
  const { rooms, bindings, nextTurn, apply, store } = keeper;
  const opens = createLimiter(limits.opensPerAgent);
  let isLeaving = false;

  /** An agent has one code that waits; asking for another withdraws it, and the asking socket may stay. */
  function withdrawWaitingCode(socket: SocketId, agentId: string): void {
    seats.lost(socket);
    for (const held of rooms.values()) {
      if (isWaiting(held.room) && held.room.agent.agentId === agentId) {
        apply(held, { type: 'close', reason: 'cancelled' });
      }
    }
  }

  function roomsOf(hotlineId: string): number {
    return [...rooms.values()].filter((held) => held.hotlineId === hotlineId).length;
  }

  return {
    async open(socket, agent, { na, practice }) {
      const binding = bindings.get(socket);
      if (binding && !isWaiting(binding.held.room)) {
        seats.fault(socket, 'malformed');
        return { ok: false, reason: 'malformed' };
      }
      // The console asks again, and is on another node by then.
      if (isLeaving) return { ok: false, reason: 'away' };
      // Before anything is spent.
      if (deps.load && deps.load() !== 'calm') return { ok: false, reason: 'load' };
      const now = deps.now();
      if (!opens.take(agent.agentId, now)) return { ok: false, reason: 'rate' };
      withdrawWaitingCode(socket, agent.agentId);
      if (rooms.size >= limits.rooms || roomsOf(agent.hotlineId) >= limits.roomsPerHotline)
        return { ok: false, reason: 'full' };
      // Named after the node, so that the edge knows where to look first.
      const id = placeOf(randomId(deps.randomBytes), deps.node ?? '');
      const random = Buffer.from(deps.randomBytes(4)).readUInt32BE();
      const entered = await finder.enter({ roomId: id, hotlineId: agent.hotlineId }, random);
      // The console asks again by itself, and that does not count.
      if (!entered.ok && entered.reason === 'away') opens.giveBack(agent.agentId);
      if (!entered.ok) return entered;
      const { nameplate, fence } = entered;
      withdrawWaitingCode(socket, agent.agentId);
      const seatKey = randomId(deps.randomBytes);
      const { hotlineId, agentId, sessionId } = agent;
      const room = openRoom({ keyHash: hashKey(seatKey), socket, agentId, sessionId }, now);
      const held = keeper.add({ id, hotlineId, nameplate, na, fence, room, ...(practice && { practice }) });
      store(held);
      bindings.set(socket, { held, seat: 'agent', turn: nextTurn() });
      if (!outbox.isOpen(socket)) seats.lost(socket);
      deps.log.info({ event: 'room-opened', room: held.number });
      if (!practice) deps.alarms.codeOpened(agent);
      const here = finder.placeHere(id);
      return { ok: true, roomId: id, seatKey, nameplate, lifetimeMs: CODE_LIFETIME_MS, ...here };
    },
    leave() {
      isLeaving = true;
    },
    prune: opens.prune,
  };
}
