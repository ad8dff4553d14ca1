import type { Role } from '@medkig/api/role';
import type { SignIn } from '@medkig/api/session';
import type { Kysely } from 'kysely';
import type { Seal } from '../sealing/seal.ts';
import type { Tables } from '../storage/tables.ts';
import { findPasswordHash } from './agents.ts';
import type { Evidence } from './evidence.ts';
import { createGate } from './gate.ts';
import { hashPassword, verifyPassword } from './password.ts';
import type { Proven } from './proof.ts';
import { mustShowPasskey } from './second-factor-demand.ts';
import { createSignInLimit } from './sign-in-limit.ts';
import { takeSecondFactor } from './totp/second-factor.ts';
import { findWays } from './ways.ts';

export type SignInResult =
  | { ok: true; evidence: Evidence }
  /** `second-factor`: the password is right, the code beside it missing or wrong. */
  | { ok: false; reason: 'wrong-credentials' | 'second-factor' }
  /** The password is right; what the code is compared with cannot be read. */
  | { ok: false; reason: 'secret-unreadable' }
  /** The password is right and not enough: their roles ask for more, and what they have is a passkey. */
  | { ok: false; reason: 'passkey-needed' }
  | { ok: false; reason: 'too-many-tries'; retryAfterS: number }
  /** Too many sign-ins at this moment. */
  | { ok: false; reason: 'busy' };

export interface SignInDeps {
  db: Kysely<Tables>;
  seal: Seal;
  /** Of these roles more than a password is asked. */
  demanded: readonly Role[];
  /** Milliseconds. */
  now(): number;
  randomBytes(n: number): Uint8Array;
  /** Told of each wrong password or code for an agent there is; nobody waits for it. */
  wrong(agentId: string, what: 'wrong-password' | 'second-factor-failed'): void;
  /** Told when no key opens the secret of a person's app. */
  unreadable(): void;
  /** A recovery code is used up. */
  recoveryUsed(agentId: string): Promise<void>;
  /** Told of each try as somebody who cannot sign in with a password. */
  unknownEmail(): void;
}

export interface SignInDesk {
  /** Checks e-mail, password and what is asked for beside them. An unknown e-mail takes as long as a wrong password. */
  check(credentials: SignIn, address: string): Promise<SignInResult>;
  /** Whether it is the password of whoever has signed in. Tries count as those of `check` do. */
  confirm(agentId: string, password: string): Promise<Proven>;
}

/** Whose password it is, and what it was compared with. */
type Known = NonNullable<Awaited<ReturnType<typeof findPasswordHash>>>;

type Tried = { ok: true; known: Known } | Exclude<SignInResult, { ok: true }>;

export async function openSignInDesk(deps: SignInDeps): Promise<SignInDesk> {
  const { db, now, randomBytes } = deps;
  const limit = createSignInLimit();
  // 19 MB each; the system's pool would run four at once anyway.
  const gate = createGate({ running: 4, waiting: 32 });
  const nobodysHash = await hashPassword(Buffer.from(randomBytes(32)).toString('base64url'));

  async function agentOf({ email, password }: SignIn): Promise<Known | undefined> {
    const found = await findPasswordHash(db, email);
    const isRight = await verifyPassword(password, found?.passwordHash ?? nobodysHash);
    if (isRight) return found;
    if (found) deps.wrong(found.agentId, 'wrong-password');
    else deps.unknownEmail();
    return undefined;
  }

  /** Takes one try; it is given back by `limit.succeeded`. */
  async function tryPassword(credentials: SignIn, address: string): Promise<Tried> {
    const admitted = limit.admit({ email: credentials.email, address }, now());
    if (!admitted.ok) return { ok: false, reason: 'too-many-tries', retryAfterS: admitted.retryAfterS };
    const checked = await gate.pass(() => agentOf(credentials));
    if (!checked.ok) return checked;
    return checked.value === undefined
      ? { ok: false, reason: 'wrong-credentials' }
      : { ok: true, known: checked.value };
  }

  return {
    async check(credentials, address) {
      const tried = await tryPassword(credentials, address);
      if (!tried.ok) return tried;
      const { agentId, passwordHash } = tried.known;
      const factor = await takeSecondFactor(deps, { agentId, code: credentials.code, now: now() });
      // A wrong code has cost its try: who knows the password may guess no more codes than passwords.
      if (!factor.ok && factor.reason === 'wrong') {
        deps.wrong(agentId, 'second-factor-failed');
        return { ok: false, reason: 'second-factor' };
      }
      // A recovery code may have been guessed at, so the try is not given back here either.
      if (!factor.ok && factor.reason === 'unreadable') {
        deps.unreadable();
        return { ok: false, reason: 'secret-unreadable' };
      }
      limit.succeeded({ email: credentials.email, address }, now());
      if (!factor.ok) return { ok: false, reason: 'second-factor' };
      if (factor.by === 'recovery-code') await deps.recoveryUsed(agentId);
      if (factor.by === 'nothing' && (await mustShowPasskey(db, deps.demanded, agentId)))
        return { ok: false, reason: 'passkey-needed' };
      const withCode = factor.by !== 'nothing';
      return { ok: true, evidence: { agentId, by: 'password', passwordHash, withCode } };
    },

    async confirm(agentId, password) {
      const { email } = await findWays(db, agentId);
      const address = `signed in ${agentId}`;
      const tried = await tryPassword({ email, password }, address);
      if (tried.ok) {
        limit.succeeded({ email, address }, now());
        return { ok: true };
      }
      const { reason } = tried;
      return {
        ok: false,
        reason: reason === 'wrong-credentials' || reason === 'too-many-tries' ? reason : 'unavailable',
      };
    },
  };
}
