import type { Role } from '@medkig/api/role';
import type { OidcConfig } from './oidc-config.ts';
import type { Claims } from './provider.ts';

/** What the provider's claims give somebody: every role, and the first employer that is named with one of them. */
export interface GivenRoles {
  roles: Role[];
  /** Code or name. */
  municipality: string | undefined;
}

/** Absent where roles are not given by claims at all. */
export function givenRoles(mapping: OidcConfig['roles'], claims: Claims): GivenRoles | undefined {
  if (!mapping) return undefined;
  const claim = claims[mapping.claim];
  const values = Array.isArray(claim) ? claim : [claim];
  const matching = mapping.rules.filter(({ value }) => values.includes(value));
  return {
    roles: [...new Set(matching.map(({ role }) => role))],
    municipality: matching.find(({ municipality }) => municipality !== undefined)?.municipality,
  };
}
