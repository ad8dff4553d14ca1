/** What the environment says of the workplace's own sign-in (OpenID Connect). */
import { type Role, roles } from '@medkig/api/role';

/** One value of the claim gives one role. */
interface RoleRule {
  value: string;
  role: Role;
  /** Code or name of the employer; absent: whoever has the role works for the service itself. */
  municipality: string | undefined;
}

export interface OidcConfig {
  /** The provider's address, exactly as it names itself. */
  issuer: URL;
  clientId: string;
  clientSecret: string;
  /** On the button. */
  name: string;
  /** Absent: roles are given in Medkig. */
  roles: { claim: string; rules: RoleRule[] } | undefined;
  /** One of these ways must have been used at the provider; none: any will do. */
  amr: string[];
}

/** `undefined` where nothing is set, `false` where something is that cannot be. */
export function readOidc(read: (name: string) => string | undefined): OidcConfig | undefined | false {
  const [issuerText, clientId, clientSecret] = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'].map(
    read,
  );
  if (issuerText === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  const issuer = issuerOf(issuerText ?? '');
  if (!issuer || clientId === undefined || clientSecret === undefined) return false;
  const mapped = readRoles(read('OIDC_ROLE_CLAIM'), read('OIDC_ROLE_MAP'));
  if (mapped === false) return false;
  const amr = (read('OIDC_REQUIRE_AMR') ?? '').split(',').map((word) => word.trim());
  return {
    issuer,
    clientId,
    clientSecret,
    name: read('OIDC_NAME') ?? issuer.hostname,
    roles: mapped,
    amr: amr.filter(Boolean),
  };
}

function issuerOf(text: string): URL | undefined {
  const url = URL.parse(text);
  if (!url || url.search || url.hash) return undefined;
  return url.protocol === 'https:' || isLoopback(url) ? url : undefined;
}

/** Only there may an address do without TLS. */
export function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

/** «hotline-users=agent@0101; hotline-leads=lead@Vestby Kommune; drift=operator». */
function readRoles(claim: string | undefined, map: string | undefined): OidcConfig['roles'] | false {
  if (claim === undefined && map === undefined) return undefined;
  const parts = (map ?? '').split(';').map((part) => part.trim());
  const rules = parts.filter(Boolean).map(ruleOf);
  if (claim === undefined || rules.length === 0) return false;
  const whole = rules.filter((rule) => rule !== undefined);
  return whole.length === rules.length ? { claim, rules: whole } : false;
}

function ruleOf(text: string): RoleRule | undefined {
  // The value may hold signs of its own, so the last «=» counts.
  const [, value = '', name = '', municipality] = /^(.+)=([a-z]+)(?:@(.+))?$/.exec(text) ?? [];
  const role = roles.find((known) => known === name.trim());
  return role && { value: value.trim(), role, municipality: municipality?.trim() };
}
