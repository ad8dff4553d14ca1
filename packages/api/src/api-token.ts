/** API tokens: how another system asks on behalf of a person. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { id, line, moment } from './plain-text.ts';
import { permissionSchema } from './role.ts';

/** No token is good for longer. */
export const LONGEST_DAYS = 366;

export const scopesSchema = v.pipe(
  v.array(permissionSchema),
  v.minLength(1),
  v.checkItems((scope, index, all) => all.indexOf(scope) === index),
);

export const newTokenSchema = v.strictObject({
  /** What it is for: «Sagsbehandling, natlig kopi». */
  name: line(80),
  /** A part of what its person may do; what they may no more, the token may no more. */
  scopes: scopesSchema,
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_DAYS)),
});
export type NewToken = v.InferOutput<typeof newTokenSchema>;

export const keptTokenSchema = v.object({
  id,
  name: v.string(),
  scopes: v.array(permissionSchema),
  createdAt: moment,
  expiresAt: moment,
  /** To the minute; null while nobody has. */
  lastUsedAt: v.nullable(moment),
});
export type KeptToken = v.InferOutput<typeof keptTokenSchema>;

/** With whose it is. */
export const heldTokenSchema = v.object({
  ...keptTokenSchema.entries,
  person: v.object({ id, name: v.string() }),
});
export type HeldToken = v.InferOutput<typeof heldTokenSchema>;

const oneToken = v.object({ token: id });

export const listTokens = endpoint({
  method: 'GET',
  path: '/tokens',
  summary: 'One’s own API tokens, the newest first',
  needs: 'signed-in',
  answer: v.object({ items: v.array(keptTokenSchema) }),
});

export const makeToken = endpoint({
  method: 'POST',
  path: '/tokens',
  summary: 'Makes an API token; `secret` is what it is sent as, and is never shown again',
  needs: 'signed-in',
  body: newTokenSchema,
  answer: v.object({ ...keptTokenSchema.entries, secret: v.string() }),
  problems: ['full'],
});

export const revokeToken = endpoint({
  method: 'DELETE',
  path: '/tokens/:token',
  summary: 'Revokes one’s own API token, at once',
  needs: 'signed-in',
  params: oneToken,
  problems: ['not-found'],
});

export const listAllTokens = endpoint({
  method: 'GET',
  path: '/all-tokens',
  summary: 'The API tokens of everybody within reach, the newest first',
  needs: 'people:write',
  answer: v.object({ items: v.array(heldTokenSchema) }),
});

export const revokeAnyToken = endpoint({
  method: 'DELETE',
  path: '/all-tokens/:token',
  summary: 'Revokes the API token of somebody within reach, at once',
  needs: 'people:write',
  params: oneToken,
  problems: ['not-found'],
});
