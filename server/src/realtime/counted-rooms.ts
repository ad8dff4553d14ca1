import type { RelayFigures } from './relay-figures.ts';
import type { RoomRegistry } from './room-registry.ts';

/** Byte 1 of a frame's header, which is not sealed. */
const EPOCH = 2;

/** The same rooms, whose answers are counted. */
export function countedRooms(rooms: RoomRegistry, figures: RelayFigures | undefined): RoomRegistry {
  if (!figures) return rooms;
  const told =
    (request: 'open' | 'claim' | 'resume') =>
    <R extends { ok: true } | { ok: false; reason: string }>(reply: R): R => {
      figures.answered(request, reply.ok ? 'ok' : reply.reason);
      return reply;
    };
  return {
    ...rooms,
    open: (...asked) => rooms.open(...asked).then(told('open')),
    claim: (...asked) => rooms.claim(...asked).then(told('claim')),
    resume: (...asked) => rooms.resume(...asked).then(told('resume')),
    frame(socket, bytes) {
      if (bytes[1] === EPOCH) figures.epochFrame();
      rooms.frame(socket, bytes);
    },
  };
}
