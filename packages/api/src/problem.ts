import * as v from 'valibot';

/** The stable codes of problem details (RFC 9457). A client decides by these, never by the text. */
export const problemCodes = [
  'wrong-credentials',
  /** The password is right; a code from the person’s app, or a recovery code, is missing or wrong. */
  'second-factor',
  /** What is compared or signed with is sealed by a key that the service does not have. */
  'secret-unreadable',
  'not-signed-in',
  /** A later sign-in of the same agent has ended this one. */
  'signed-in-elsewhere',
  /** The person may not do this, or the API token does not have the scope. */
  'not-allowed',
  /** The person's roles ask for a second factor, and nothing else is open before it is set up. */
  'second-factor-missing',
  /** The password is right; the person's roles ask for more, and what they have is a passkey. */
  'passkey-needed',
  'malformed',
  'too-many-tries',
  'foreign-origin',
  'not-found',
  /** Somebody else was quicker: what was to be changed is another one by now. */
  'changed-meanwhile',
  /** There is another one of that name or address. */
  'taken',
  /** The service would be left without an operator who can sign in. */
  'last-operator',
  /** Nobody takes away their own access. */
  'not-oneself',
  /** An invitation that is used, old, replaced or none. */
  'invitation-over',
  'password-too-short',
  /** One of those that are guessed first. */
  'password-common',
  /** It holds the person's own name or e-mail. */
  'password-personal',
  /** There is no room for one more. */
  'full',
  'unavailable',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export const problemSchema = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(problemCodes),
  /** `malformed` and what is said of a password: where in the body, such as «phone» or «origins.0». */
  at: v.exactOptional(v.array(v.string())),
});
export type Problem = v.InferOutput<typeof problemSchema>;
