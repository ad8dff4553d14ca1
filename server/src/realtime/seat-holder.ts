import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from '@medkig/protocol/signaling/messages';
import type { Identity } from './admission.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import type { LiveRoom } from './room.ts';

/** What is kept of a seat's key: enough to know it again, not to use it. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/**
 * Whether this peer may sit down again. The key alone is not enough: the same agent, or the same site and the origin
 * that sat last or `crossedTo`, where the session was handed over to.
 */
export function holdsSeat(room: LiveRoom, who: Identity, key: string, crossedTo?: string): boolean {
  if (who.seat === 'agent') return isKeyOf(room.agent, key) && room.agent.agentId === who.agentId;
  if (!opensCitizensSeat(room, who.site, key)) return false;
  return room.citizen.origin === who.origin || crossedTo === who.origin;
}

/**
 * Where the session has crossed to, for `holdsSeat`. Asked only of whoever has all that the seat needs but its origin,
 * so nobody else can make the store be asked.
 */
export async function originBeside(
  room: LiveRoom | undefined,
  who: Identity,
  { roomId, seatKey }: Request<'resume'>,
  crossedTo: GatewayDeps['crossedTo'],
): ReturnType<GatewayDeps['crossedTo']> {
  const isBeside =
    room !== undefined &&
    who.seat === 'citizen' &&
    opensCitizensSeat(room, who.site, seatKey) &&
    room.citizen.origin !== who.origin;
  return isBeside ? crossedTo(roomId) : { ok: true, value: undefined };
}

/** Whether this key, on this site, is that of the citizen in the room. */
export function opensCitizensSeat(
  room: LiveRoom,
  site: string,
  key: string,
): room is Exclude<LiveRoom, { state: 'open' }> {
  return room.state !== 'open' && isKeyOf(room.citizen, key) && room.citizen.site === site;
}

/** Takes the same time wherever the two differ. */
function isKeyOf(seat: { keyHash: string }, key: string): boolean {
  return timingSafeEqual(Buffer.from(seat.keyHash), Buffer.from(hashKey(key)));
}
