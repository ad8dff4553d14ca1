/** Sign-in and what the console needs to know about itself. Shapes of `/api/session` and `/api/ticket`. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { openingSchema } from './opening.ts';
import { id } from './plain-text.ts';
import { grantsSchema } from './policy.ts';
import { permissionSchema, rolesSchema } from './role.ts';

/** Six digits from an app, or a recovery code. */
export const codeSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40));

export const signInSchema = v.strictObject({
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(200)),
  password: v.pipe(v.string(), v.maxLength(1000)),
  /** Asked for with `second-factor`. */
  code: v.exactOptional(codeSchema),
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
  /** Opens the asset store for this site, which has public files only, today and tomorrow, whatever becomes of the sign-in. */
  assetPass: v.string(),
});
export type Municipality = v.InferOutput<typeof municipalitySchema>;

/** What the console needs to know about who has signed in. */
export const meSchema = v.object({
  agent: v.object({
    /** As in the list of people. */
    id,
    /** Full name, shown to colleagues. */
    name: v.string(),
    /** What the citizen sees: first name or initials. */
    shownAs: v.string(),
    /** The municipality that employs the agent; null for who works for the service itself. */
    employer: v.nullable(v.string()),
    roles: rolesSchema,
  }),
  may: v.array(permissionSchema),
  /** The one that the employer takes part in; null while it is in none. */
  hotline: v.nullable(v.object({ id, name: v.string(), opening: openingSchema })),
  municipalities: v.array(municipalitySchema),
  /** Their roles ask for a second factor: nothing is open before it is set up. */
  mustSetUp: v.exactOptional(v.literal('second-factor')),
  /** There is no hotline in the service yet; told to who may add one. */
  isFresh: v.exactOptional(v.literal(true)),
  /** The origin of the replay viewer. */
  viewerOrigin: v.string(),
});
export type Me = v.InferOutput<typeof meSchema>;

export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  summary: 'Signs in and sets the session cookie',
  needs: 'anyone',
  body: signInSchema,
  answer: meSchema,
  problems: ['wrong-credentials', 'second-factor', 'passkey-needed', 'secret-unreadable', 'too-many-tries'],
});

export const readSession = endpoint({
  method: 'GET',
  path: '/session',
  summary: 'Who has signed in, and what they may do',
  needs: 'signed-in',
  beforeSecondFactor: true,
  answer: meSchema,
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/session',
  summary: 'Signs out, in every window',
  needs: 'anyone',
});

export const ticketSchema = v.object({ ticket: v.string() });

export const takeTicket = endpoint({
  method: 'POST',
  path: '/ticket',
  summary: 'A single-use ticket for the socket, good for 60 seconds',
  needs: 'signed-in',
  answer: ticketSchema,
});
