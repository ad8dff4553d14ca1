/** Everyone with a sign-in, as those who look after them see them. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { namedPageQuery, pageOf } from './page.ts';
import { id, line, moment, plain } from './plain-text.ts';
import { type Role, rolesSchema } from './role.ts';

export const emailSchema = v.pipe(
  plain,
  v.toLowerCase(),
  v.maxLength(200),
  v.regex(/^[^\s@<>"',;:]+@[^\s@<>"',;:]+\.[^\s@<>"',;:]+$/),
);

const details = {
  /** The whole name, which colleagues read. */
  name: line(100),
  roles: rolesSchema,
  /** The municipality that employs the person; null for who works for the service itself. */
  employerId: v.nullable(id),
};

/**
 * Who guides citizens, leads a hotline, looks after a municipality or audits one does so for an employer: their roles
 * reach nothing without. Only an operator may have none, and audits the service as well as everything in it.
 */
export function needsEmployer(roles: readonly Role[]): boolean {
  const isOperator = roles.includes('operator');
  return roles.some((role) => role !== 'operator' && !(role === 'auditor' && isOperator));
}

const hasEmployer = (of: { roles: Role[]; employerId: string | null }) =>
  of.employerId !== null || !needsEmployer(of.roles);

/** What may be changed of a person, all of it at once. */
export const personDetailsSchema = v.pipe(
  v.strictObject(details),
  v.forward(v.partialCheck([['roles'], ['employerId']], hasEmployer), ['employerId']),
);
export type PersonDetails = v.InferOutput<typeof personDetailsSchema>;

export const newPersonSchema = v.pipe(
  v.strictObject({ email: emailSchema, ...details }),
  v.forward(v.partialCheck([['roles'], ['employerId']], hasEmployer), ['employerId']),
);
export type NewPerson = v.InferOutput<typeof newPersonSchema>;

export const personStates = [
  /** There is no way to sign in yet. */
  'invited',
  'active',
  /** May not sign in. */
  'disabled',
] as const;

export const keptPersonSchema = v.object({
  id,
  name: v.string(),
  email: v.string(),
  /** What citizens read. */
  shownAs: v.string(),
  roles: rolesSchema,
  employer: v.nullable(v.object({ id, name: v.string() })),
  state: v.picklist(personStates),
  signsInBy: v.object({
    password: v.boolean(),
    /** How many. */
    passkeys: v.number(),
    totp: v.boolean(),
    oidc: v.boolean(),
  }),
  lastSeenAt: v.nullable(moment),
  /** When the link that is open runs out; null while there is none. */
  invitedUntil: v.nullable(moment),
});
export type KeptPerson = v.InferOutput<typeof keptPersonSchema>;

/** `link` is told this once and can never be read again. */
export const invitedSchema = v.object({
  person: keptPersonSchema,
  invitation: v.object({ link: v.string(), endsAt: moment }),
});
export type Invited = v.InferOutput<typeof invitedSchema>;

const onePerson = v.object({ person: id });

export const listPeople = endpoint({
  method: 'GET',
  path: '/people',
  summary: 'The people within reach, by name; `search` looks at name, e-mail and employer',
  needs: 'people:read',
  query: namedPageQuery,
  answer: pageOf(keptPersonSchema),
});

export const readPerson = endpoint({
  method: 'GET',
  path: '/people/:person',
  summary: 'One person',
  needs: 'people:read',
  params: onePerson,
  answer: keptPersonSchema,
  problems: ['not-found'],
});

export const invitePerson = endpoint({
  method: 'POST',
  path: '/people',
  summary: 'Adds a person and answers with the link by which they choose how to sign in',
  needs: 'people:write',
  body: newPersonSchema,
  answer: invitedSchema,
  problems: ['taken', 'not-found'],
});

export const changePerson = endpoint({
  method: 'PUT',
  path: '/people/:person',
  summary: 'Changes name, roles and employer; who may take calls no more, or for others, is signed out',
  needs: 'people:write',
  params: onePerson,
  body: personDetailsSchema,
  answer: keptPersonSchema,
  problems: ['not-found', 'last-operator'],
});

export const disablePerson = endpoint({
  method: 'POST',
  path: '/people/:person/disable',
  summary: 'Signs a person out everywhere and lets them sign in no more',
  needs: 'people:write',
  params: onePerson,
  answer: keptPersonSchema,
  problems: ['not-found', 'last-operator', 'not-oneself'],
});

export const enablePerson = endpoint({
  method: 'POST',
  path: '/people/:person/enable',
  summary: 'Lets a disabled person sign in again',
  needs: 'people:write',
  params: onePerson,
  answer: keptPersonSchema,
  problems: ['not-found'],
});

export const resetPerson = endpoint({
  method: 'POST',
  path: '/people/:person/invitation',
  summary: 'Takes every way to sign in and every API token from a person, and answers with a new link',
  needs: 'people:write',
  params: onePerson,
  answer: invitedSchema,
  problems: ['not-found', 'last-operator', 'not-oneself'],
});
