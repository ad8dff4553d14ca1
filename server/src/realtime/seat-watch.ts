/** An agent in a room counts as seen; a citizen who finds none for too long is let go. */
import type { GatewayDeps } from './gateway-deps.ts';
import type { Member, Members } from './members.ts';
import type { RelayLimits } from './relay-limits.ts';
import type { Seats } from './seats.ts';

export interface SeatWatch {
  sweep(): void;
}

/** How often an agent in a room counts as seen; well below the time after which an idle sign-in ends. */
const AGENT_SEEN_MS = 5 * 60_000;

export function watchSeats(
  members: Members['all'],
  { isSeated }: Pick<Seats, 'isSeated'>,
  deps: Pick<GatewayDeps, 'agentSeen' | 'now'>,
  limits: Pick<RelayLimits, 'unseatedMs'>,
): SeatWatch {
  function seenSeated(member: Member, now: number): void {
    member.seenSeatedAt = now;
    if (member.identity.seat !== 'agent' || now - member.toldSeenAt < AGENT_SEEN_MS) return;
    member.toldSeenAt = now;
    deps.agentSeen(member.identity.sessionId);
  }

  return {
    sweep() {
      const now = deps.now();
      for (const [id, member] of members) {
        if (isSeated(id)) seenSeated(member, now);
        else if (member.identity.seat === 'citizen' && now - member.seenSeatedAt >= limits.unseatedMs) {
          member.socket.disconnect(true);
        }
      }
    },
  };
}
