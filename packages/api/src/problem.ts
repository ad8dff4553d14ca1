import * as v from 'valibot';

/** The stable codes of problem details (RFC 9457). A client decides by these, never by the text. */
export const problemCodes = [
  'wrong-credentials',
  'not-signed-in',
  /** A later sign-in of the same agent has ended this one. */
  'signed-in-elsewhere',
  'malformed',
  'too-many-tries',
  'foreign-origin',
  'not-found',
  /** Somebody else was quicker: what was to be changed is another one by now. */
  'changed-meanwhile',
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
});
export type Problem = v.InferOutput<typeof problemSchema>;
