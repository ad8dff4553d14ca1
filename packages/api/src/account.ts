/** How a person signs in, and the ways to change it. Shapes of `/api/account`. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { newPasswordSchema, passwordProblems } from './new-password.ts';
import { id, moment } from './plain-text.ts';
import { codeSchema } from './session.ts';
import { shownPasskeySchema } from './shown-passkey.ts';

/** Asked for again before a way to sign in comes or goes: a console left open must not be enough. */
export const proofSchema = v.union([
  v.strictObject({ password: v.pipe(v.string(), v.maxLength(1000)) }),
  shownPasskeySchema,
]);
export type Proof = v.InferOutput<typeof proofSchema>;

export const accountSchema = v.object({
  email: v.string(),
  hasPassword: v.boolean(),
  /** Codes from an app are asked for beside the password. */
  hasTotp: v.boolean(),
  recoveryCodesLeft: v.number(),
  /** The newest first. Whichever is not live was ended by a newer one. */
  signIns: v.array(
    v.object({ id, createdAt: moment, lastSeenAt: moment, isThis: v.boolean(), isLive: v.boolean() }),
  ),
});
export type Account = v.InferOutput<typeof accountSchema>;

export const proven = v.strictObject({ proof: proofSchema });
export const proofProblems = ['wrong-credentials', 'too-many-tries'] as const;

export const readAccount = endpoint({
  method: 'GET',
  path: '/account',
  summary: 'How the person signs in',
  needs: 'signed-in',
  beforeSecondFactor: true,
  answer: accountSchema,
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/account/password',
  summary: 'Changes the password and ends the other sign-ins',
  needs: 'signed-in',
  body: v.strictObject({ proof: proofSchema, password: newPasswordSchema }),
  problems: [...proofProblems, ...passwordProblems],
});

export const signOutEverywhere = endpoint({
  method: 'DELETE',
  path: '/account/sign-ins',
  summary: 'Ends every sign-in of the person, this one too',
  needs: 'signed-in',
  beforeSecondFactor: true,
});

export const startTotp = endpoint({
  method: 'POST',
  path: '/account/totp',
  summary: 'Makes a secret for an authenticator app, which counts once a code of it was shown',
  needs: 'signed-in',
  beforeSecondFactor: true,
  body: proven,
  /** `secret`: Base32. `uri`: otpauth://. Neither is ever told again. */
  answer: v.object({ secret: v.string(), uri: v.string() }),
  problems: proofProblems,
});

const recoveryCodes = v.object({ recoveryCodes: v.array(v.string()) });

export const confirmTotp = endpoint({
  method: 'PUT',
  path: '/account/totp',
  summary: 'Turns codes from the app on; the recovery codes are told this once',
  needs: 'signed-in',
  beforeSecondFactor: true,
  body: v.strictObject({ code: codeSchema }),
  answer: recoveryCodes,
  problems: ['second-factor', 'not-found'],
});

export const removeTotp = endpoint({
  method: 'POST',
  path: '/account/totp/removal',
  summary: 'Turns codes from the app off, and their recovery codes',
  needs: 'signed-in',
  body: proven,
  problems: proofProblems,
});

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/account/recovery-codes',
  summary: 'Makes new recovery codes; the ones before open nothing more',
  needs: 'signed-in',
  body: proven,
  answer: recoveryCodes,
  problems: [...proofProblems, 'not-found'],
});
