/** Sign-in and what the console needs to know about itself. Shapes of `/api/session` and `/api/ticket`. */
import * as v from 'valibot';
import { openingSchema } from './opening.ts';
import { grantsSchema } from './policy.ts';

/** `POST /api/session`: sets the session cookie. Answers with `Me`. */
export const signInSchema = v.strictObject({
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(200)),
  password: v.pipe(v.string(), v.maxLength(1000)),
});
export type SignIn = v.InferOutput<typeof signInSchema>;

/** A municipality that the agent's hotline answers for. */
export const municipalitySchema = v.object({
  /** The site key in the embed tag. */
  site: v.string(),
  name: v.string(),
  /** Origins whose pages may be shown. */
  origins: v.array(v.string()),
  /** What its citizens may be asked to allow, by its policy now in force. */
  grants: grantsSchema,
  /** Opens the asset store for this site, today and tomorrow. */
  assetPass: v.string(),
});
export type Municipality = v.InferOutput<typeof municipalitySchema>;

/** `GET /api/session`. */
export const meSchema = v.object({
  agent: v.object({
    /** Full name, shown to colleagues. */
    name: v.string(),
    /** What the citizen sees: first name or initials. */
    shownAs: v.string(),
    /** The municipality that employs the agent. */
    employer: v.string(),
  }),
  hotline: v.object({ name: v.string(), opening: openingSchema }),
  municipalities: v.array(municipalitySchema),
  /** The origin of the replay viewer. */
  viewerOrigin: v.string(),
});
export type Me = v.InferOutput<typeof meSchema>;

/** `POST /api/ticket`: a single-use ticket for the socket, good for 60 seconds. */
export const ticketSchema = v.object({ ticket: v.string() });
