import type { Request, Response } from 'express';
import { filingLifetimeMs } from './filing-store.ts';
import type { Form } from './form.ts';

/** The filing's id from the request's cookie, or nothing when there is none of the right shape. */
export function readFilingCookie({ cookie }: Form, request: Request): string | undefined {
  return new RegExp(`(?:^|; )${cookie}=([\\w-]{22})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1];
}

/** Gives the browser the filing's id, for as long as the filing lives. */
export function setFilingCookie(form: Form, request: Request, response: Response, id: string): void {
  response.cookie(form.cookie, id, {
    httpOnly: true,
    sameSite: 'lax',
    secure: request.secure,
    maxAge: filingLifetimeMs,
    path: form.startPath,
  });
}
