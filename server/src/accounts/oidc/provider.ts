/** The workplace's provider, over OpenID Connect with code, PKCE, state and nonce. */
import * as client from 'openid-client';
import * as v from 'valibot';
import { isLoopback, type OidcConfig } from './oidc-config.ts';

/** How long the provider may take to answer the server, in seconds. */
const TIMEOUT_S = 10;

/** What belongs to one sign-in and never leaves the server, but for the hash of the verifier. */
export interface Secrets {
  state: string;
  nonce: string;
  verifier: string;
}

const claimsSchema = v.looseObject({
  iss: v.string(),
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  email: v.fallback(
    v.optional(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(200))),
    undefined,
  ),
  email_verified: v.fallback(v.optional(v.boolean()), undefined),
  name: v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))), undefined),
  /** Names the session at the provider. */
  sid: v.fallback(v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(255))), undefined),
  amr: v.fallback(v.optional(v.array(v.string()), []), []),
});
export type Claims = v.InferOutput<typeof claimsSchema>;

export interface Provider {
  /** Where the browser is sent; absent if the provider cannot be reached. */
  signInAddress(secrets: Secrets): Promise<URL | undefined>;
  /** What the provider vouches for; absent whatever is wrong with where the browser came back to. */
  claims(cameBackTo: URL, secrets: Secrets): Promise<Claims | undefined>;
  /** Whom it names itself, and where its keys are; absent if it cannot be reached or has none. */
  metadata(): Promise<{ issuer: string; keysAt: URL; clientId: string } | undefined>;
}

export function connectProvider(config: OidcConfig, redirectUri: string): Provider {
  let found: Promise<client.Configuration> | undefined;

  /** Asked for when first needed, and again after a failure: the service starts without the provider. */
  function discovered(): Promise<client.Configuration> {
    found ??= discover(config).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  }

  return {
    async signInAddress({ state, nonce, verifier }) {
      const provider = await discovered().catch(() => undefined);
      if (!provider) return undefined;
      return client.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
    },

    async claims(cameBackTo, { state, nonce, verifier }) {
      try {
        const tokens = await client.authorizationCodeGrant(await discovered(), cameBackTo, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return v.parse(claimsSchema, tokens.claims());
      } catch {
        // The library throws errors of many kinds, some of which quote what came; each means the same: refused.
        return undefined;
      }
    },

    async metadata() {
      const provider = await discovered().catch(() => undefined);
      const { issuer, jwks_uri } = provider?.serverMetadata() ?? {};
      const keysAt = URL.parse(jwks_uri ?? '');
      return issuer !== undefined && keysAt ? { issuer, keysAt, clientId: config.clientId } : undefined;
    },
  };
}

function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<client.Configuration> {
  const execute = [client.enableNonRepudiationChecks];
  if (isLoopback(issuer)) execute.push(client.allowInsecureRequests);
  return client.discovery(issuer, clientId, clientSecret, undefined, { execute, timeout: TIMEOUT_S });
}
