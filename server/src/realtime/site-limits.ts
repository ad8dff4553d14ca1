import { createLimiter } from './rate-limit.ts';
import type { RelayLimits } from './relay-limits.ts';

/** What the citizens of one site may take of this node together, so that a flood against one municipality is not everybody's. */
export interface SiteLimits {
  /** Counts one try to join. */
  admits(site: string, now: number): boolean;
  entered(site: string): void;
  left(site: string): void;
  prune(now: number): void;
}

export function createSiteLimits(
  limits: Pick<RelayLimits, 'connectionsPerSite' | 'joinsPerSite'>,
): SiteLimits {
  const joins = createLimiter(limits.joinsPerSite);
  const connections = new Map<string, number>();
  return {
    admits(site, now) {
      return joins.take(site, now) && (connections.get(site) ?? 0) < limits.connectionsPerSite;
    },
    entered(site) {
      connections.set(site, (connections.get(site) ?? 0) + 1);
    },
    left(site) {
      const left = (connections.get(site) ?? 1) - 1;
      if (left > 0) connections.set(site, left);
      else connections.delete(site);
    },
    prune: joins.prune,
  };
}
