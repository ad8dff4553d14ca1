/** A provider of OpenID Connect that many workplaces could have, with the pages that it has for developers. */
import { createServer, type RequestListener } from 'node:http';
import Provider from 'oidc-provider';

export interface WorkplaceProvider {
  /** For the server's environment. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** `redirectUris`: known only once the server has its port, so that the provider hears it last. */
export async function startOidcProvider(): Promise<
  WorkplaceProvider & { open(consoleOrigin: string): void }
> {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

  return {
    env: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'medkig',
      OIDC_CLIENT_SECRET: 'a-secret-of-the-two',
      OIDC_NAME: 'Vestby Kommune',
      OIDC_ROLE_CLAIM: 'groups',
      OIDC_ROLE_MAP: 'hotline=agent@Vestby Kommune',
    },
    open(consoleOrigin) {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: 'medkig',
            client_secret: 'a-secret-of-the-two',
            redirect_uris: [`${consoleOrigin}/api/oidc/callback`],
            token_endpoint_auth_method: 'client_secret_post',
          },
        ],
        claims: { openid: ['sub', 'groups'], profile: ['name'], email: ['email', 'email_verified'] },
        conformIdTokenClaims: false,
        cookies: { keys: ['only-for-tests'] },
        findAccount: (_context, id) => ({
          accountId: id,
          claims: () => ({
            sub: id,
            name: 'Dorte Dam',
            email: `${id}@vestby.example`,
            email_verified: true,
            groups: id === 'dorte' ? ['hotline'] : [],
          }),
        }),
      });
      answer = provider.callback();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
