import type { Request, Response } from 'express';
import { filingLifetimeMs } from './filing-store.ts';

// Cookies ignore ports, so the municipality's name keeps two demo sites on one host apart.
const name = 'vestby-flytning';

/** The filing's id from the request's cookie, or nothing when there is none of the right shape. */
export function readFilingCookie(request: Request): string | undefined {
  return new RegExp(`(?:^|; )${name}=([\\w-]{22})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1];
}

/** Gives the browser the filing's id, for as long as the filing lives. */
export function setFilingCookie(request: Request, response: Response, id: string, path: string): void {
  response.cookie(name, id, {
    httpOnly: true,
    sameSite: 'lax',
    secure: request.secure,
    maxAge: filingLifetimeMs,
    path,
  });
}
