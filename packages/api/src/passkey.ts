/** Passkeys: a whole sign-in each. Shapes of `/api/account/passkeys` and `/api/session/passkey`. */
import * as v from 'valibot';
import { proofProblems, proven } from './account.ts';
import { endpoint } from './endpoint.ts';
import { id, line, moment } from './plain-text.ts';
import { meSchema } from './session.ts';
import {
  ceremonyIdSchema,
  challengeSchema,
  madePasskeySchema,
  makingSchema,
  shownPasskeySchema,
} from './shown-passkey.ts';

/** Nobody carries more. */
export const MOST_PASSKEYS = 10;

export const passkeyNameSchema = line(60);
const passkeySchema = v.object({
  id,
  name: v.string(),
  createdAt: moment,
  lastUsedAt: v.nullable(moment),
});
export type Passkey = v.InferOutput<typeof passkeySchema>;

export const challengeForSignIn = endpoint({
  method: 'POST',
  path: '/session/passkey/challenge',
  summary: 'A challenge for any passkey of the service',
  needs: 'anyone',
  answer: challengeSchema,
  problems: ['too-many-tries'],
});

export const signInByPasskey = endpoint({
  method: 'POST',
  path: '/session/passkey',
  summary: 'Signs in by a passkey and sets the session cookie',
  needs: 'anyone',
  body: shownPasskeySchema,
  answer: meSchema,
  problems: ['wrong-credentials', 'too-many-tries'],
});

export const challengeForProof = endpoint({
  method: 'POST',
  path: '/account/challenge',
  summary: 'A challenge for one of the person’s own passkeys, shown instead of the password',
  needs: 'signed-in',
  answer: challengeSchema,
});

export const listPasskeys = endpoint({
  method: 'GET',
  path: '/account/passkeys',
  summary: 'The person’s passkeys, the oldest first',
  needs: 'signed-in',
  beforeSecondFactor: true,
  answer: v.object({ items: v.array(passkeySchema) }),
});

export const startPasskey = endpoint({
  method: 'POST',
  path: '/account/passkeys',
  summary: 'What the browser makes a passkey from',
  needs: 'signed-in',
  beforeSecondFactor: true,
  body: proven,
  answer: makingSchema,
  problems: [...proofProblems, 'full'],
});

export const addPasskey = endpoint({
  method: 'PUT',
  path: '/account/passkeys',
  summary: 'Keeps the passkey that the browser has made',
  needs: 'signed-in',
  beforeSecondFactor: true,
  body: v.strictObject({ ceremony: ceremonyIdSchema, name: passkeyNameSchema, passkey: madePasskeySchema }),
  answer: passkeySchema,
  problems: ['wrong-credentials', 'full', 'taken'],
});

export const removePasskey = endpoint({
  method: 'POST',
  path: '/account/passkeys/:passkey/removal',
  summary: 'Removes a passkey; it signs nobody in any more',
  needs: 'signed-in',
  params: v.object({ passkey: id }),
  body: proven,
  problems: [...proofProblems, 'not-found'],
});
