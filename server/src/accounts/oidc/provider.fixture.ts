/** A provider that says what a test wants, lies included. It has no pages: the test goes from address to address itself. */
import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { OidcConfig } from './oidc-config.ts';

export interface Lies {
  claims?: Record<string, unknown>;
  head?: Record<string, unknown>;
  /** How the token is signed; ours, if absent. */
  signed?: 'by-a-stranger' | 'not-at-all' | 'by-the-secret';
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

export async function startProvider() {
  const { privateKey, publicKey } = keyPair();
  const stranger = keyPair().privateKey;
  const client = { id: 'medkig', secret: 'a-secret-of-the-two' };
  /** What was asked for with each code. */
  const codes = new Map<string, { query: URLSearchParams; lies: Lies }>();
  let count = 0;

  function tokenOf(query: URLSearchParams, { claims, head, signed }: Lies): string {
    const now = Math.floor(Date.now() / 1000);
    const right = { iss: issuer, sub: 'anna-at-work', aud: client.id, iat: now, exp: now + 60 };
    return seal(head ?? {}, { ...right, nonce: query.get('nonce'), ...claims }, signed);
  }

  function seal(head: object, claims: object, signed: Lies['signed']): string {
    const body = `${part({ alg: 'RS256', kid: '1', ...head })}.${part(claims)}`;
    const by = (key: KeyObject) => sign('sha256', Buffer.from(body), key).toString('base64url');
    switch (signed) {
      case undefined:
        return `${body}.${by(privateKey)}`;
      case 'by-a-stranger':
        return `${body}.${by(stranger)}`;
      case 'not-at-all':
        return `${body}.`;
      case 'by-the-secret':
        return `${body}.${createHmac('sha256', client.secret).update(body).digest('base64url')}`;
      default: {
        const never: never = signed;
        throw new Error(`no such signature: ${String(never)}`);
      }
    }
  }

  /** Says what a logout token says, and what the lies say in its place; `undefined` leaves a claim out. */
  function logoutToken(now: number, { claims, head, signed }: Lies = {}): string {
    const iat = Math.floor(now / 1000);
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const right = { iss: issuer, aud: client.id, iat, exp: iat + 60, jti: `logout-${count++}`, events };
    return seal({ typ: 'logout+jwt', ...head }, { ...right, ...claims }, signed);
  }

  const answer = (response: ServerResponse, body: object, status = 200) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));

  const server = createServer(async (request, response) => {
    if (request.url === '/.well-known/openid-configuration')
      return answer(response, {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      });
    if (request.url === '/jwks')
      return answer(response, {
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }],
      });
    const sent = new URLSearchParams(await text(request));
    const code = sent.get('code') ?? '';
    const asked = codes.get(code);
    codes.delete(code);
    const verifier = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url');
    if (
      !asked ||
      asked.query.get('code_challenge') !== verifier ||
      sent.get('client_secret') !== client.secret
    )
      return answer(response, { error: 'invalid_grant' }, 400);
    return answer(response, {
      access_token: 'unused',
      token_type: 'bearer',
      id_token: tokenOf(asked.query, asked.lies),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

  const config: OidcConfig = {
    issuer: new URL(issuer),
    clientId: client.id,
    clientSecret: client.secret,
    name: 'Vestby Kommune',
    roles: undefined,
    amr: [],
  };
  return {
    issuer,
    client,
    logoutToken,
    /** How a service is set up for it. */
    config,
    /** Somebody has signed in at the provider: where their browser is sent. */
    sendBack(authorization: URL, lies: Lies = {}): URL {
      const query = authorization.searchParams;
      const code = `code-${count++}`;
      codes.set(code, { query, lies });
      const back = new URL(query.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state: query.get('state') ?? '', iss: issuer }).toString();
      return back;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
