/**
 * Who may do what, and to whose rows. Every query of the workplace is narrowed by a `Reach`, so that nothing of another
 * municipality or hotline can be named, read or changed.
 */
import { type Permission, type Role, roles } from '@medkig/api/role';
import { type RawBuilder, sql } from 'kysely';

/** A person, or an API token of theirs, as a request shows them. */
export interface Principal {
  agentId: string;
  name: string;
  roles: readonly Role[];
  /** The employer; null for who works for the service itself. */
  municipalityId: string | null;
  /** The one that the employer takes part in. */
  hotlineId: string | null;
  /** What an API token was made for; a sign-in may do all that its person may. */
  scopes: readonly Permission[] | 'all';
  /** The sign-in; absent for an API token. */
  sessionId?: string;
  /** Has to set up a second factor, and reaches nothing else before. */
  mustSetUp?: boolean;
}

/** `own`: of the employer. `hotline`: of all municipalities that share the employer's hotline. */
type Breadth = 'own' | 'hotline' | 'all';

const granted: Record<Role, Partial<Record<Permission, Breadth>>> = {
  agent: {
    calls: 'hotline',
    'guides:read': 'hotline',
    'municipalities:read': 'hotline',
    'hotlines:read': 'hotline',
  },
  lead: {
    'guides:read': 'hotline',
    'guides:write': 'hotline',
    'municipalities:read': 'hotline',
    'hotlines:read': 'hotline',
    'hotlines:write': 'hotline',
    'people:read': 'hotline',
    'people:write': 'hotline',
    'notices:write': 'hotline',
  },
  editor: {
    'guides:read': 'hotline',
    'municipalities:read': 'own',
    'municipalities:write': 'own',
    'hotlines:read': 'own',
    'webhooks:read': 'own',
    'webhooks:write': 'own',
  },
  auditor: {
    'audit:read': 'own',
    'municipalities:read': 'own',
    'hotlines:read': 'own',
    'people:read': 'own',
  },
  operator: {
    'guides:read': 'hotline',
    'guides:write': 'hotline',
    'municipalities:read': 'all',
    'municipalities:write': 'all',
    'municipalities:add': 'all',
    'hotlines:read': 'all',
    'hotlines:write': 'all',
    'hotlines:add': 'all',
    'people:read': 'all',
    'people:write': 'all',
    'notices:write': 'all',
    'webhooks:read': 'all',
    'webhooks:write': 'all',
    'audit:read': 'all',
  },
};

/** The roles that give a permission. */
export function rolesWith(permission: Permission): Role[] {
  return roles.filter((role) => granted[role][permission] !== undefined);
}

/** Whose rows a permission reaches. */
export type Reach =
  | { of: 'all' }
  | { of: 'hotline'; id: string }
  | { of: 'municipality'; id: string }
  | { of: 'nothing' };

/** The widest reach that any of the person's roles gives. */
export function reachOf(who: Principal, permission: Permission): Reach {
  if (who.scopes !== 'all' && !who.scopes.includes(permission)) return { of: 'nothing' };
  const breadths = who.roles.map((role) => granted[role][permission]);
  if (breadths.includes('all')) return { of: 'all' };
  if (breadths.includes('hotline') && who.hotlineId) return { of: 'hotline', id: who.hotlineId };
  const ownAtLeast = breadths.some((breadth) => breadth !== undefined);
  return ownAtLeast && who.municipalityId
    ? { of: 'municipality', id: who.municipalityId }
    : { of: 'nothing' };
}

export function may(who: Principal, permission: Permission): boolean {
  return reachOf(who, permission).of !== 'nothing';
}

/** Whether the municipality whose id stands in `column` is within reach. */
export function municipalityWithin(reach: Reach, column: string): RawBuilder<boolean> {
  switch (reach.of) {
    case 'all':
      return sql<boolean>`true`;
    case 'hotline':
      return sql<boolean>`${sql.ref(column)} in
        (select municipality_id from hotline_municipality where hotline_id = ${reach.id})`;
    case 'municipality':
      return sql<boolean>`${sql.ref(column)} = ${reach.id}`;
    case 'nothing':
      return sql<boolean>`false`;
    default: {
      const never: never = reach;
      throw new Error(`no such reach: ${String(never)}`);
    }
  }
}

/** Whether the hotline whose id stands in `column` is within reach: of a municipality's people, the one that answers for it. */
export function hotlineWithin(reach: Reach, column: string): RawBuilder<boolean> {
  switch (reach.of) {
    case 'all':
      return sql<boolean>`true`;
    case 'hotline':
      return sql<boolean>`${sql.ref(column)} = ${reach.id}`;
    case 'municipality':
      return sql<boolean>`${sql.ref(column)} in
        (select hotline_id from hotline_municipality where municipality_id = ${reach.id})`;
    case 'nothing':
      return sql<boolean>`false`;
    default: {
      const never: never = reach;
      throw new Error(`no such reach: ${String(never)}`);
    }
  }
}
