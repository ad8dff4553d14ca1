import type { Site } from '@medkig/api/site';
import type { Grant } from '@medkig/protocol/session/messages';

/** What a municipality hides, and what its citizens may be asked to allow. */
export type SitePolicy = Site['policy'];

/** What the citizen's yes allows; the rest is asked for each time. */
export function grantsOf({ grants }: SitePolicy): Grant[] {
  return ['view', 'point', ...grants.filter((grant) => grant === 'navigate')];
}

/** Whether the agent may ask to press and to write. */
export function mayAsk({ grants }: SitePolicy): boolean {
  return grants.some((grant) => /click|fill/.test(grant));
}
