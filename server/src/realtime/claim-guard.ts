import type { RelayLog } from './gateway-deps.ts';
import { createLimiter } from './rate-limit.ts';
import type { RelayLimits } from './relay-limits.ts';

/** Slows guessing: by address, and by hotline once too many guesses have failed there. */
export interface ClaimGuard {
  /** Counts one claim; false means that it has to wait. */
  admits(address: string, hotlineId: string, now: number): boolean;
  /** A claim hit no live nameplate, or its handshake did not end in a pairing. */
  failed(hotlineId: string, now: number): void;
  prune(now: number): void;
}

export function createClaimGuard(
  limits: Pick<RelayLimits, 'claimsPerAddress' | 'failedClaimsPerHotline'>,
  log: RelayLog,
): ClaimGuard {
  const byAddress = createLimiter(limits.claimsPerAddress);
  const failures = createLimiter(limits.failedClaimsPerHotline);
  return {
    admits(address, hotlineId, now) {
      return byAddress.take(address, now) && failures.allows(hotlineId, now);
    },
    failed(hotlineId, now) {
      failures.take(hotlineId, now);
      if (!failures.allows(hotlineId, now)) log.warn({ event: 'claim-breaker' });
    },
    prune(now) {
      byAddress.prune(now);
      failures.prune(now);
    },
  };
}
