/** What is being written of a person, and what the interface's own schemas say of it. */
import {
  type KeptPerson,
  type NewPerson,
  newPersonSchema,
  type PersonDetails,
  personDetailsSchema,
} from '@medkig/api/person';
import { roles as allRoles, type Role } from '@medkig/api/role';
import * as v from 'valibot';

export interface PersonDraft {
  name: string;
  email: string;
  roles: readonly Role[];
  /** '' for nobody. */
  employerId: string;
}

const fields = ['name', 'email', 'roles', 'employerId'] as const;
export type Field = (typeof fields)[number];

export type Reading<T> = { ok: true; value: T } | { ok: false; fields: readonly Field[] };

export function draftOf({ name, email, roles, employer }: KeptPerson): PersonDraft {
  return { name, email, roles, employerId: employer?.id ?? '' };
}

export function readNew(draft: PersonDraft): Reading<NewPerson> {
  return readingOf(v.safeParse(newPersonSchema, asSent(draft)));
}

/** The e-mail is what they sign in by, so it stays. */
export function readDetails(draft: PersonDraft): Reading<PersonDetails> {
  const { email: _, ...details } = asSent(draft);
  return readingOf(v.safeParse(personDetailsSchema, details));
}

/** The fields that the server has named, in the form's order; all that are unknown are left out. */
export function fieldsAt(paths: readonly string[]): Field[] {
  const named = new Set(paths.map((path) => path.split('.')[0]));
  return fields.filter((field) => named.has(field));
}

/** With the role taken or given, in the order in which they are listed. */
export function withRole(roles: readonly Role[], role: Role, has: boolean): Role[] {
  return allRoles.filter((one) => (one === role ? has : roles.includes(one)));
}

function asSent({ employerId, ...draft }: PersonDraft) {
  return { ...draft, employerId: employerId === '' ? null : employerId };
}

function readingOf<T>(
  parsed: { success: true; output: T } | { success: false; issues: readonly v.BaseIssue<unknown>[] },
): Reading<T> {
  if (parsed.success) return { ok: true, value: parsed.output };
  return { ok: false, fields: fieldsAt(parsed.issues.map((issue) => v.getDotPath(issue) ?? '')) };
}
