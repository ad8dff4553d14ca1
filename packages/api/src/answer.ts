import * as v from 'valibot';

/**
 * `POST /embed/v1/sites/KEY/answers`: the closing question, once for each session and within a day of its end.
 * Answers 204. The room id only proves that there was a session: the answer is counted without it.
 */
export const answerSchema = v.strictObject({
  answer: v.picklist(['yes', 'partly', 'no']),
  roomId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/)),
});
export type Answer = v.InferOutput<typeof answerSchema>;
