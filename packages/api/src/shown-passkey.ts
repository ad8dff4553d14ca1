/** What a browser sends of a passkey: https://www.w3.org/TR/webauthn-3/#sctn-generating-an-authentication-assertion */
import * as v from 'valibot';

const base64url = (most: number) => v.pipe(v.string(), v.regex(/^[\w-]*$/), v.maxLength(most));
/** The id of a credential has at most 1023 bytes. */
const credentialId = v.pipe(base64url(1364), v.minLength(1));
const credential = { id: credentialId, rawId: credentialId, type: v.literal('public-key') };

/** Names a challenge, which is good once and for two minutes. */
export const ceremonyIdSchema = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));

/** `RegistrationResponseJSON`, as much of it as counts. */
export const madePasskeySchema = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(12_000),
    /** «usb», «internal»; browsers add new ones. */
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(10)), []),
  }),
});
export type MadePasskey = v.InferOutput<typeof madePasskeySchema>;

/** `AuthenticationResponseJSON`, as much of it as counts. */
const assertionSchema = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(4000),
    userHandle: v.nullish(base64url(200)),
  }),
});

export const shownPasskeySchema = v.strictObject({ ceremony: ceremonyIdSchema, passkey: assertionSchema });
export type ShownPasskey = v.InferOutput<typeof shownPasskeySchema>;

/** `PublicKeyCredentialRequestOptionsJSON`: any passkey that its holder picks. */
export const challengeSchema = v.object({
  ceremony: ceremonyIdSchema,
  options: v.object({
    challenge: v.string(),
    rpId: v.string(),
    timeout: v.number(),
    userVerification: v.literal('required'),
  }),
});

/** `PublicKeyCredentialCreationOptionsJSON`. */
export const makingSchema = v.object({
  ceremony: ceremonyIdSchema,
  options: v.object({
    challenge: v.string(),
    rp: v.object({ id: v.string(), name: v.string() }),
    user: v.object({ id: v.string(), name: v.string(), displayName: v.string() }),
    pubKeyCredParams: v.array(v.object({ type: v.literal('public-key'), alg: v.number() })),
    timeout: v.number(),
    attestation: v.literal('none'),
    authenticatorSelection: v.object({
      residentKey: v.literal('required'),
      requireResidentKey: v.literal(true),
      userVerification: v.literal('required'),
    }),
    excludeCredentials: v.array(v.object({ id: v.string(), type: v.literal('public-key') })),
  }),
});
