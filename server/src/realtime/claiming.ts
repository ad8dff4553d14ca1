/** A citizen's code leads to the room in whose other seat the agent waits; who only guesses is slowed. */
import type { ClaimReply } from '@medkig/protocol/signaling/messages';
import type { Found } from '../directory/room-directory.ts';
import type { CitizenIdentity } from './admission.ts';
import type { ClaimGuard } from './claim-guard.ts';
import type { FailedClaim } from './failed-claim.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import { randomId } from './random-id.ts';
import type { SocketId } from './room.ts';
import type { RoomFinder } from './room-finder.ts';
import type { Outbox, RoomKeeper } from './room-keeper.ts';
import { hashKey } from './seat-holder.ts';
import type { Seats } from './seats.ts';

export interface Claiming {
  claim(socket: SocketId, citizen: CitizenIdentity, address: string, nameplate: string): Promise<ClaimReply>;
}

export function createClaiming(
  deps: Pick<GatewayDeps, 'claimFailed' | 'now' | 'randomBytes'> & {
    keeper: RoomKeeper;
    finder: RoomFinder;
    seats: Seats;
    guard: Pick<ClaimGuard, 'admits' | 'failed'>;
    outbox: Pick<Outbox, 'isOpen'>;
  },
): Claiming {
  const { finder, guard, outbox, seats } = deps;
  const { rooms, bindings, nextTurn, apply } = deps.keeper;
  return {
    async claim(socket, citizen, address, nameplate) {
      if (bindings.has(socket)) {
        seats.fault(socket, 'malformed');
        return { ok: false, reason: 'malformed' };
      }
      const now = deps.now();
      const { site, origin } = citizen;
      if (!guard.admits(address, citizen.hotlineId, now)) {
        deps.claimFailed(site, 'rate');
        return { ok: false, reason: 'rate' };
      }
      const found = await finder.lookUp(citizen.hotlineId, nameplate);
      const held = found.state === 'live' ? rooms.get(found.roomId) : undefined;
      if (!held && found.state === 'away') return { ok: false, reason: 'busy' };
      if (!held && found.state === 'live') return finder.elsewhere(found.roomId);
      if (!held) {
        guard.failed(address, citizen.hotlineId, now);
        const reason = refusalFor(found);
        deps.claimFailed(site, reason);
        return { ok: false, reason };
      }
      if (!outbox.isOpen(socket)) return { ok: false, reason: 'unknown' };
      const seatKey = randomId(deps.randomBytes);
      const keyHash = hashKey(seatKey);
      apply(held, { type: 'claim', at: now, citizen: { keyHash, socket, site, origin } });
      if (held.room.state !== 'claimed' || held.room.citizen.keyHash !== keyHash)
        return { ok: false, reason: 'busy' };
      held.claimedBy = { address, site };
      bindings.set(socket, { held, seat: 'citizen', turn: nextTurn() });
      return { ok: true, roomId: held.id, seatKey, na: held.na, ...finder.placeHere(held.id) };
    },
  };
}

function refusalFor(found: Found): Exclude<FailedClaim, 'secret'> {
  // A withdrawn code was never told to anyone who may still use it.
  return found.state === 'retired' && found.why !== 'cancelled' ? found.why : 'unknown';
}
