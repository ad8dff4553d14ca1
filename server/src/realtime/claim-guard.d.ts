import type { RelayLog } from './gateway-deps.ts';
import type { RelayLimits } from './relay-limits.ts';
/** Slows guessing: by address, and by hotline once too many guesses have failed there. */
export interface ClaimGuard {
    /** Counts one claim; false means that it has to wait. */
    admits(address: string, hotlineId: string, now: number): boolean;
    /** A claim hit no live nameplate, or its handshake did not end in a pairing. */
    failed(hotlineId: string, now: number): void;
    prune(now: number): void;
}
export declare function createClaimGuard(limits: Pick<RelayLimits, 'claimsPerAddress' | 'failedClaimsPerHotline'>, log: RelayLog): ClaimGuard;
//# sourceMappingURL=claim-guard.d.ts.map