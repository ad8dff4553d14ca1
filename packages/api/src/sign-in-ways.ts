/** What the sign-in page offers beside a password and a passkey. Shape of `/api/sign-in-ways`. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';

export const readSignInWays = endpoint({
  method: 'GET',
  path: '/sign-in-ways',
  summary: 'The ways to sign in that this service has',
  needs: 'anyone',
  answer: v.object({
    /** The name of the workplace's own sign-in, which begins at `/api/oidc/start`; null where there is none. */
    oidc: v.nullable(v.string()),
  }),
});

/** Why the workplace's sign-in led back without one; stands in the address as `?login=`. */
export const oidcRefusals = ['refused', 'cancelled', 'unavailable'] as const;
export type OidcRefusal = (typeof oidcRefusals)[number];
