import type { Config } from '../config.ts';
import type { Finding } from './finding.ts';

/** Who has to have more than a password. Whether anybody has, is the operator's to decide. */
export function judgeSecondFactor({
  secondFactorOf,
  oidc,
}: Pick<Config, 'secondFactorOf' | 'oidc'>): Finding {
  if (secondFactorOf.length === 0)
    return { is: 'skipped', says: 'nobody has to have more than a password (REQUIRE_SECOND_FACTOR)' };
  const provider =
    oidc && oidc.amr.length === 0 ? '; of the workplace’s own sign-in not (OIDC_REQUIRE_AMR)' : '';
  return { is: 'right', says: `it is asked of these roles: ${secondFactorOf.join(', ')}${provider}` };
}
