import type { Request, Response } from 'express';

/** As long as a sign-in may take at the provider, in milliseconds. */
const LIFETIME_MS = 10 * 60_000;

/**
 * Tells the browser that comes back from the one that was sent away. `Lax`, because it comes back from another site.
 */
export function browserCookie(origin: string, randomBytes: (n: number) => Uint8Array) {
  const secure = origin.startsWith('https:');
  const name = secure ? '__Host-medkig-oidc' : 'medkig-oidc';

  function read(request: Request): string | undefined {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
    const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
    return value !== undefined && /^[\w-]{22}$/.test(value) ? value : undefined;
  }

  return {
    read,
    /** Its value; the one that the browser has stays, since it may have begun in two tabs. */
    give(request: Request, response: Response): string {
      const value = read(request) ?? Buffer.from(randomBytes(16)).toString('base64url');
      response.cookie(name, value, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure,
        maxAge: LIFETIME_MS,
      });
      return value;
    },
  };
}
