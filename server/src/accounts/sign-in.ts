import type { SignIn } from '@medkig/api/session';
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { findPasswordHash } from './agents.ts';
import { createGate } from './gate.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { deleteOldSessions, startSession } from './sessions.ts';
import { createSignInLimit } from './sign-in-limit.ts';

export type SignInResult =
  | { ok: true; token: string; agentId: string; sessionId: string }
  | { ok: false; reason: 'wrong-credentials' }
  | { ok: false; reason: 'too-many-tries'; retryAfterS: number }
  /** Too many sign-ins at this moment. */
  | { ok: false; reason: 'busy' };

export interface SignInDeps {
  db: Kysely<Tables>;
  /** Milliseconds. */
  now(): number;
  randomBytes(n: number): Uint8Array;
  /** Told of each wrong password for an agent there is; nobody waits for it. */
  wrongPassword(agentId: string): void;
  /** Told of each try as somebody who cannot sign in with a password. */
  unknownEmail(): void;
}

/** Checks e-mail and password, and starts a session. An unknown e-mail takes as long as a wrong password. */
export type SignInDesk = (credentials: SignIn, address: string) => Promise<SignInResult>;

export async function openSignInDesk({
  db,
  now,
  randomBytes,
  wrongPassword,
  unknownEmail,
}: SignInDeps): Promise<SignInDesk> {
  const limit = createSignInLimit();
  // 19 MB each; the system's pool would run four at once anyway.
  const gate = createGate({ running: 4, waiting: 32 });
  const nobodysHash = await hashPassword(Buffer.from(randomBytes(32)).toString('base64url'));

  async function agentOf({ email, password }: SignIn): Promise<string | undefined> {
    const found = await findPasswordHash(db, email);
    const isRight = await verifyPassword(password, found?.passwordHash ?? nobodysHash);
    if (isRight) return found?.agentId;
    if (found) wrongPassword(found.agentId);
    else unknownEmail();
    return undefined;
  }

  return async (credentials, address) => {
    const attempt = { email: credentials.email, address };
    const admitted = limit.admit(attempt, now());
    if (!admitted.ok) return { ok: false, reason: 'too-many-tries', retryAfterS: admitted.retryAfterS };
    const checked = await gate.pass(() => agentOf(credentials));
    if (!checked.ok) return checked;
    const agentId = checked.value;
    if (agentId === undefined) return { ok: false, reason: 'wrong-credentials' };
    limit.succeeded(attempt, now());
    await deleteOldSessions(db, now());
    const { token, sessionId } = await startSession(db, agentId, { now: now(), randomBytes });
    return { ok: true, token, agentId, sessionId };
  };
}
