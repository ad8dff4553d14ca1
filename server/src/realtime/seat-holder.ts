import { timingSafeEqual } from 'node:crypto';
import type { Identity } from './admission.ts';
import type { LiveRoom } from './room.ts';

/** Whether this peer may sit down again. The key alone is not enough: the same agent, or the same site and origin. */
export function holdsSeat(room: LiveRoom, who: Identity, key: string): boolean {
  if (who.seat === 'agent') return sameKey(room.agent.key, key) && room.agent.agentId === who.agentId;
  if (room.state === 'open') return false;
  const { citizen } = room;
  return sameKey(citizen.key, key) && citizen.site === who.site && citizen.origin === who.origin;
}

/** Takes the same time wherever the two differ. */
function sameKey(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
