import type { Request, Response } from 'express';
import { LONGEST_MS } from './sessions.ts';

export interface SessionCookie {
  name: string;
  /** The cookie's value, if the request has one of the right shape. */
  read(request: Request): string | undefined;
  set(response: Response, token: string): void;
  clear(response: Response): void;
}

/**
 * The cookie of an agent's sign-in. The prefix makes browsers refuse one that another host or a page without TLS
 * set; without TLS there can be no prefix.
 */
export function sessionCookie(publicOrigin: string): SessionCookie {
  const secure = publicOrigin.startsWith('https:');
  const name = secure ? '__Host-medkig' : 'medkig';
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  return {
    name,
    read(request) {
      const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
      const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
      return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;
    },
    set: (response, token) => void response.cookie(name, token, { ...options, maxAge: LONGEST_MS }),
    clear: (response) => void response.clearCookie(name, options),
  };
}
