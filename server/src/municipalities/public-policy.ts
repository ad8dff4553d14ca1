import type { Rules } from '@medkig/api/policy';
import type { Site as PublicSite } from '@medkig/api/site';

/** Rules as a site's own pages read them. How the browsers may meet is told to those who meet. */
export function publicPolicy(
  { origins }: { origins: readonly string[] },
  { version, rules }: { version: number; rules: Rules },
): PublicSite['policy'] {
  const { peer: _peer, hosts = [], ...told } = rules;
  return { version, ...told, hosts: [...origins, ...hosts] };
}
