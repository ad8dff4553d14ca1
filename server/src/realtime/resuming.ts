/** Somebody whose connection was lost, or whose node, sits down in the same seat again. */
import type { Request, ResumeReply } from '@medkig/protocol/signaling/messages';
import type { Identity } from './admission.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import { type LiveRoom, otherSeat, type SeatName, type SocketId, seatOf } from './room.ts';
import type { RoomFinder } from './room-finder.ts';
import type { Outbox, RoomKeeper } from './room-keeper.ts';
import { holdsSeat, opensCitizensSeat, originBeside } from './seat-holder.ts';
import type { Seats } from './seats.ts';

export interface Resuming {
  /** `askedFor`: where the proxy was asked to lead this connection. */
  resume(socket: SocketId, who: Identity, seat: Request<'resume'>, askedFor: string): Promise<ResumeReply>;
  /** Whether this key opens the citizen's seat of a paired room of the site, on whichever node. */
  opensSeat(site: string, seat: Request<'resume'>): Promise<boolean>;
}

export function createResuming(
  deps: Pick<GatewayDeps, 'crossedTo'> & {
    keeper: RoomKeeper;
    finder: RoomFinder;
    seats: Seats;
    outbox: Pick<Outbox, 'hangUp' | 'isOpen'>;
  },
): Resuming {
  const { finder, outbox, seats } = deps;
  const { rooms, bindings, nextTurn, apply, settled, store } = deps.keeper;

  /** Its browser does, and keeps what is unsent. */
  function comeAgain(socket: SocketId): ResumeReply {
    outbox.hangUp(socket);
    return { ok: false, reason: 'busy' };
  }

  /** Whether somebody sits there who asked later: the answer that took its time was for a connection that has been given up. */
  function isLaterSeated(room: LiveRoom, name: SeatName, turn: number): boolean {
    const sitting = seatOf(room, name)?.socket ?? '';
    return (bindings.get(sitting)?.turn ?? 0) > turn;
  }

  return {
    async resume(socket, who, seat, askedFor) {
      if (bindings.has(socket)) {
        seats.fault(socket, 'malformed');
        return { ok: false, reason: 'malformed' };
      }
      const turn = nextTurn();
      const found = await finder.bring(who, seat, askedFor);
      if (found === 'away') return comeAgain(socket);
      if (found && 'at' in found) return { ok: false, reason: 'busy', at: found.at };
      const held = found?.here;
      const crossedTo = await originBeside(settled(held), who, seat, deps.crossedTo);
      const room = settled(held);
      const isElsewhere = held !== undefined && room !== undefined && rooms.get(held.id) !== held;
      if (!crossedTo.ok || isElsewhere) return comeAgain(socket);
      if (!held || !room || !holdsSeat(room, who, seat.seatKey, crossedTo.value) || !outbox.isOpen(socket))
        return { ok: false, reason: 'unknown' };
      if (isLaterSeated(room, who.seat, turn)) return comeAgain(socket);
      apply(held, {
        type: 'resume',
        seat: who.seat,
        socket,
        ...(who.seat === 'agent' ? { sessionId: who.sessionId } : { origin: who.origin }),
      });
      if (isAnother(room, who)) store(held);
      bindings.set(socket, { held, seat: who.seat, turn });
      const peer = seatOf(room, otherSeat(who.seat));
      return { ok: true, peer: peer && peer.socket !== null ? 'here' : 'away', ...finder.placeHere(held.id) };
    },
    async opensSeat(site, { roomId, seatKey }) {
      const room = settled(rooms.get(roomId)) ?? (await finder.stored(roomId));
      return room?.state === 'paired' && opensCitizensSeat(room, site, seatKey);
    },
  };
}

/** Whether what is stored of the seat has changed. */
function isAnother(room: LiveRoom, who: Identity): boolean {
  if (who.seat === 'agent') return who.sessionId !== room.agent.sessionId;
  return room.state !== 'open' && who.origin !== room.citizen.origin;
}
