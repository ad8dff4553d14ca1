/** What the relays of several nodes tell each other, over Socket.IO's adapter. */
import * as v from 'valibot';

/** What is lost on the way is made up for by each node's own look at the database. */
export interface BetweenNodes {
  'end-session'(message: unknown): void;
}

const endedSessionSchema = v.strictObject({
  sessionId: v.string(),
  reason: v.picklist(['revoked', 'elsewhere']),
});
export type EndedSession = v.InferOutput<typeof endedSessionSchema>;

/** Undefined for anything else: whoever reaches Redis could say it. */
export function readEndedSession(message: unknown): EndedSession | undefined {
  const read = v.safeParse(endedSessionSchema, message);
  return read.success ? read.output : undefined;
}
