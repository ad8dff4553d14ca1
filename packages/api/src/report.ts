import * as v from 'valibot';

/**
 * `POST /embed/v1/sites/KEY/reports`: a citizen reports a call that does not feel right. Answers 204.
 * With the room's id the municipality can see which agent it was; without it only that it happened.
 */
export const reportSchema = v.strictObject({
  kind: v.literal('suspicious-call'),
  roomId: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/))),
});
export type Report = v.InferOutput<typeof reportSchema>;
