import type { Request, Response } from 'express';
import { sendProblem } from '../http/problem.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { Holder } from './sessions.ts';

export interface SignedInCheckDeps {
  cookie: SessionCookie;
  /** Who the cookie's value belongs to. */
  find(token: string, isUse: boolean): Promise<Holder | undefined>;
  /** Whether the cookie's sign-in was ended by another one of its agent. */
  endedElsewhere(token: string): Promise<boolean>;
}

/** What every route of the console asks first. */
export interface SignedInCheck {
  /** `isUse`: false where the console asks by itself, which keeps no sign-in alive. */
  holderOf(request: Request, isUse?: boolean): Promise<Holder | undefined>;
  /** Tells somebody without a sign-in that they need one, and why if that is known. */
  refuse(request: Request, response: Response): Promise<void>;
}

export function signedInCheck({ cookie, find, endedElsewhere }: SignedInCheckDeps): SignedInCheck {
  return {
    async holderOf(request, isUse = true) {
      const token = cookie.read(request);
      return token === undefined ? undefined : find(token, isUse);
    },
    async refuse(request, response) {
      const token = cookie.read(request);
      const elsewhere = token !== undefined && (await endedElsewhere(token));
      sendProblem(response, elsewhere ? 'signed-in-elsewhere' : 'not-signed-in');
    },
  };
}
