/** What each side says about itself in the handshake. Authenticated by the key, so a relay cannot change it. */
import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(120));

export const citizenIntroductionSchema = v.strictObject({
  role: v.literal('citizen'),
  v: v.literal(1),
  site: text,
  /** The origin of the page, from the browser itself. */
  origin: v.pipe(v.string(), v.maxLength(300)),
});
export type CitizenIntroduction = v.InferOutput<typeof citizenIntroductionSchema>;

export const agentIntroductionSchema = v.strictObject({
  role: v.literal('agent'),
  v: v.literal(1),
  site: text,
  /** The name of the citizen's municipality, as the agent's console knows it. */
  municipality: text,
  /** First name or initials, from the agent's account. */
  shownAs: text,
  /** The municipality that employs the agent. */
  employer: text,
});
export type AgentIntroduction = v.InferOutput<typeof agentIntroductionSchema>;

export function parseIntroduction<S extends v.GenericSchema>(
  schema: S,
  json: string,
): v.InferOutput<S> | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(json));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
