import { createHash, timingSafeEqual } from 'node:crypto';
import type { Identity } from './admission.ts';
import type { LiveRoom } from './room.ts';

/** What is kept of a seat's key: enough to know it again, not to use it. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Whether this peer may sit down again. The key alone is not enough: the same agent, or the same site and origin. */
export function holdsSeat(room: LiveRoom, who: Identity, key: string): boolean {
  if (who.seat === 'agent') return isKeyOf(room.agent, key) && room.agent.agentId === who.agentId;
  if (room.state === 'open') return false;
  const { citizen } = room;
  return isKeyOf(citizen, key) && citizen.site === who.site && citizen.origin === who.origin;
}

/** Takes the same time wherever the two differ. */
function isKeyOf(seat: { keyHash: string }, key: string): boolean {
  return timingSafeEqual(Buffer.from(seat.keyHash), Buffer.from(hashKey(key)));
}
