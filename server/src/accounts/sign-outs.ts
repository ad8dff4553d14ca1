import type { Kysely } from 'kysely';
import type { AuditDesk } from '../audit/audit-desk.ts';
import type { Tables } from '../storage/tables.ts';
import {
  endOlderSessions,
  endSession,
  endSessionsOf,
  endSessionsOfProvider,
  type SignedIn,
} from './sessions.ts';

/** How sign-ins end, with what hangs on them. */
export interface SignOuts {
  /** The one of a cookie's value: the person leaves. */
  one(token: string): Promise<void>;
  /** The person's earlier ones: they have signed in somewhere else. */
  older(newest: SignedIn): Promise<void>;
  /** Those that a session at the workplace's provider led to: it has ended there. */
  ofProvider(session: { sid: string; agentId?: string }): Promise<void>;
  /** The person's, all but one. */
  all(agentId: string, options?: { but: string | undefined }): Promise<void>;
}

export interface SignOutsDeps {
  db: Kysely<Tables>;
  audit: Pick<AuditDesk, 'agentDid'>;
  /** Ends tickets and sockets. */
  cut(sessionId: string, why: 'revoked' | 'elsewhere'): void;
}

export function createSignOuts({ db, audit, cut }: SignOutsDeps): SignOuts {
  return {
    async one(token) {
      const ended = await endSession(db, token);
      if (!ended) return;
      cut(ended.sessionId, 'revoked');
      await audit.agentDid(ended.agentId, { what: 'signed-out' });
    },
    async older(newest) {
      for (const sessionId of await endOlderSessions(db, newest)) cut(sessionId, 'elsewhere');
    },
    async ofProvider(session) {
      for (const { sessionId, agentId } of await endSessionsOfProvider(db, session)) {
        cut(sessionId, 'revoked');
        await audit.agentDid(agentId, { what: 'signed-out' });
      }
    },
    async all(agentId, { but } = { but: undefined }) {
      for (const sessionId of await endSessionsOf(db, agentId, but)) {
        cut(sessionId, 'revoked');
        await audit.agentDid(agentId, { what: 'signed-out' });
      }
    },
  };
}
