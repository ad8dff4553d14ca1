/** Who may do what. A person has roles; a role grants permissions; an endpoint asks for one. */
import * as v from 'valibot';

export const roles = [
  /** Guides citizens. */
  'agent',
  /** Leads a hotline: its hours, its people, its guide cards. */
  'lead',
  /** Looks after one municipality's sites, rules and texts. */
  'editor',
  /** Reads a municipality's audit log. */
  'auditor',
  /** Looks after the service and every municipality and hotline in it. */
  'operator',
] as const;
export type Role = (typeof roles)[number];

export const rolesSchema = v.pipe(
  v.array(v.picklist(roles)),
  v.minLength(1),
  v.checkItems((role, index, all) => all.indexOf(role) === index),
);

/** Also the scopes of API tokens. */
export const permissions = [
  /** Opens codes and guides citizens. */
  'calls',
  'guides:read',
  'guides:write',
  'municipalities:read',
  'municipalities:write',
  'municipalities:add',
  'hotlines:read',
  'hotlines:write',
  'hotlines:add',
  'people:read',
  'people:write',
  'notices:write',
  'webhooks:read',
  'webhooks:write',
  'audit:read',
] as const;
export type Permission = (typeof permissions)[number];

export const permissionSchema = v.picklist(permissions);
