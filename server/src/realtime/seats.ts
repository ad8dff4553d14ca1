/** Who sits in a room, and what they say to it. */
import { MAX_FRAME_BYTES } from '@medkig/protocol/signaling/limits';
import type { Request } from '@medkig/protocol/signaling/messages';
import type { GatewayDeps } from './gateway-deps.ts';
import type { Fault, RoomEvent, SeatName, SocketId } from './room.ts';
import type { Outbox, RoomKeeper } from './room-keeper.ts';
import { countFrame } from './volume.ts';

export interface Seats {
  release(socket: SocketId): void;
  paired(socket: SocketId): void;
  end(socket: SocketId, reason: Request<'end'>['reason']): void;
  frame(socket: SocketId, bytes: Uint8Array): void;
  /** The socket broke a rule: its seat is lost, with the room where that seat may end it, and it is closed. */
  fault(socket: SocketId, reason: Fault, bytes?: number): void;
  /** The connection is gone. */
  lost(socket: SocketId): void;
  isSeated(socket: SocketId): boolean;
  /** What the two peers of a room have in common, for whoever moves them; undefined while they shake hands. */
  moveKey(socket: SocketId): string | undefined;
  /** The id of the paired room in whose citizen's seat this socket sits. */
  sharedBy(socket: SocketId): string | undefined;
  /** The site of the paired room in either of whose seats this socket sits. */
  pairedSite(socket: SocketId): string | undefined;
}

/** Byte 1 of a frame's header, which is not sealed. */
const REPORT = 4;

export function createSeats(
  { bindings, apply }: Pick<RoomKeeper, 'bindings' | 'apply'>,
  outbox: Pick<Outbox, 'farewell'>,
  deps: Pick<GatewayDeps, 'figures' | 'log' | 'now'>,
): Seats {
  function fault(socket: SocketId, reason: Fault, bytes?: number): void {
    const binding = bindings.get(socket);
    deps.figures?.refused('message', reason);
    deps.log.warn({
      event: 'relay-fault',
      reason,
      ...(binding && { seat: binding.seat, room: binding.held.number }),
      ...(bytes !== undefined && { bytes }),
    });
    if (binding) apply(binding.held, { type: 'fault', from: binding.seat, reason });
    else outbox.farewell(socket, reason);
  }

  function tell(socket: SocketId, event: (seat: SeatName) => RoomEvent, frame?: Uint8Array): void {
    const binding = bindings.get(socket);
    if (!binding) return fault(socket, 'malformed');
    if (frame) countFrame(binding.held.volumes[binding.seat], frame.length);
    apply(binding.held, event(binding.seat), frame && { frame, from: socket });
  }

  return {
    release(socket) {
      tell(socket, (from) => ({ type: 'release', from }));
    },
    paired(socket) {
      tell(socket, (from) => ({ type: 'paired', from, at: deps.now() }));
    },
    end(socket, reason) {
      tell(socket, (from) => ({ type: 'end', from, ...(reason !== undefined && { reason }) }));
    },
    frame(socket, bytes) {
      if (bytes.length > MAX_FRAME_BYTES) fault(socket, 'oversized', bytes.length);
      else if (bytes.length === 0) fault(socket, 'malformed', 0);
      else
        tell(
          socket,
          (from) => ({ type: 'frame', from, at: deps.now(), isReport: bytes[1] === REPORT }),
          bytes,
        );
    },
    fault,
    lost(socket) {
      const binding = bindings.get(socket);
      bindings.delete(socket);
      if (binding) apply(binding.held, { type: 'lost', seat: binding.seat });
    },
    isSeated(socket) {
      return bindings.has(socket);
    },
    moveKey(socket) {
      const { room, id } = bindings.get(socket)?.held ?? {};
      return room?.state === 'claimed' ? undefined : (id ?? socket);
    },
    sharedBy(socket) {
      const binding = bindings.get(socket);
      return binding?.seat === 'citizen' && binding.held.room.state === 'paired'
        ? binding.held.id
        : undefined;
    },
    pairedSite(socket) {
      const room = bindings.get(socket)?.held.room;
      return room?.state === 'paired' ? room.citizen.site : undefined;
    },
  };
}
