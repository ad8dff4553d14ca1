import type { Me } from '@medkig/api/session';
import type { Request, Response } from 'express';
import type { Kysely } from 'kysely';
import type { AuditDesk } from '../audit/audit-desk.ts';
import type { Tables } from '../storage/tables.ts';
import { type Evidence, isStrong, startProvenSession } from './evidence.ts';
import type { DescribeAgent } from './me.ts';
import type { SessionCookie } from './session-cookie.ts';
import { deleteOldSessions } from './sessions.ts';
import type { SignOuts } from './sign-outs.ts';

export interface AdmissionDeps {
  db: Kysely<Tables>;
  cookie: SessionCookie;
  audit: Pick<AuditDesk, 'agentDid'>;
  signOuts: SignOuts;
  me: DescribeAgent;
  now(): number;
  randomBytes(n: number): Uint8Array;
}

/**
 * Lets in whoever has shown who they are: a fresh sign-in, its cookie, and the end of the ones before. Absent if there
 * is no such person any more, or what they have shown counts no more.
 */
export type Admit = (request: Request, response: Response, evidence: Evidence) => Promise<Me | undefined>;

export function createAdmission(deps: AdmissionDeps): Admit {
  const { db, cookie, audit, signOuts, now, randomBytes } = deps;
  return async (request, response, evidence) => {
    const { agentId, by } = evidence;
    const me = await deps.me(agentId, { mayOpen: isStrong(evidence) });
    if (!me) return undefined;
    await deleteOldSessions(db, now());
    const begun = await startProvenSession(db, evidence, { now: now(), randomBytes });
    if (!begun) return undefined;
    const { token, sessionId } = begun;
    await audit.agentDid(agentId, { what: 'signed-in', by });
    const previous = cookie.read(request);
    if (previous) await signOuts.one(previous);
    await signOuts.older({ agentId, sessionId });
    cookie.set(response, token);
    return me;
  };
}
