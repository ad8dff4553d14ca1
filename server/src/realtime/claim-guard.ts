import { createLimiter } from './rate-limit.ts';
import type { RelayLimits } from './relay-limits.ts';

/**
 * Slows guessing: by address, and by hotline once too many guesses have failed there. Such a breaker would be an easy way
 * to shut a hotline, so an address that has hardly failed is let through it: the citizen on the phone is one of those.
 */
export interface ClaimGuard {
  /** Counts one claim; false means that it has to wait. */
  admits(address: string, hotlineId: string, now: number): boolean;
  /** A claim hit no live nameplate, or its handshake did not end in a pairing. */
  failed(address: string, hotlineId: string, now: number): void;
  prune(now: number): void;
}

export function createClaimGuard(
  limits: Pick<RelayLimits, 'claimsPerAddress' | 'failedClaimsPerAddress' | 'failedClaimsPerHotline'>,
  /** Told when the breaker of a hotline begins to slow it. */
  tripped: (hotlineId: string) => void,
): ClaimGuard {
  const byAddress = createLimiter(limits.claimsPerAddress);
  const failuresOf = createLimiter(limits.failedClaimsPerAddress);
  const failures = createLimiter(limits.failedClaimsPerHotline);
  return {
    admits(address, hotlineId, now) {
      if (!byAddress.take(address, now)) return false;
      return failures.allows(hotlineId, now) || failuresOf.allows(address, now);
    },
    failed(address, hotlineId, now) {
      failuresOf.take(address, now);
      if (failures.take(hotlineId, now) && !failures.allows(hotlineId, now)) tripped(hotlineId);
    },
    prune(now) {
      for (const limiter of [byAddress, failuresOf, failures]) limiter.prune(now);
    },
  };
}
