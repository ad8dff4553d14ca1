import { type Permission, permissions, type Role, roles } from '@medkig/api/role';
import { describe, expect, it } from 'vitest';
import { may, type Principal, reachOf } from './access.ts';

const someone = (changes: Partial<Principal> = {}): Principal => ({
  agentId: 'a',
  name: 'Anna Holm',
  roles: ['agent'],
  municipalityId: 'vestby',
  hotlineId: 'nord',
  scopes: 'all',
  ...changes,
});
const reach = (role: Role, permission: Permission, changes: Partial<Principal> = {}) =>
  reachOf(someone({ roles: [role], ...changes }), permission);

const own = { of: 'municipality', id: 'vestby' };
const shared = { of: 'hotline', id: 'nord' };
const nothing = { of: 'nothing' };

describe('reaches', () => {
  it('an agent the hotline, to read', () => {
    expect(reach('agent', 'municipalities:read')).toEqual(shared);
    expect(reach('agent', 'municipalities:write')).toEqual(nothing);
    expect(reach('agent', 'people:read')).toEqual(nothing);
    expect(reach('agent', 'audit:read')).toEqual(nothing);
  });

  it('a lead the hotline and its people, and no rules of a municipality', () => {
    expect(reach('lead', 'people:write')).toEqual(shared);
    expect(reach('lead', 'municipalities:write')).toEqual(nothing);
    expect(reach('lead', 'audit:read')).toEqual(nothing);
  });

  it('an editor and an auditor their own municipality', () => {
    expect(reach('editor', 'municipalities:write')).toEqual(own);
    expect(reach('auditor', 'audit:read')).toEqual(own);
    expect(reach('auditor', 'municipalities:write')).toEqual(nothing);
  });

  it('an operator everything but calls', () => {
    const service = { municipalityId: null, hotlineId: null };
    expect(reach('operator', 'municipalities:write', service)).toEqual({ of: 'all' });
    expect(reach('operator', 'calls')).toEqual(nothing);
  });

  it('several roles the widest of them', () => {
    const both = someone({ roles: ['editor', 'operator'] });
    expect(reachOf(both, 'municipalities:write')).toEqual({ of: 'all' });
  });

  it('nobody more than their municipality where that takes part in no hotline', () => {
    expect(reach('lead', 'people:write', { hotlineId: null })).toEqual(own);
    expect(reach('lead', 'people:write', { hotlineId: null, municipalityId: null })).toEqual(nothing);
  });

  it('an API token only what it was made for, and never more than its owner', () => {
    const scopes: Permission[] = ['audit:read', 'people:write'];
    expect(reach('auditor', 'audit:read', { scopes })).toEqual(own);
    expect(reach('auditor', 'municipalities:read', { scopes })).toEqual(nothing);
    expect(reach('auditor', 'people:write', { scopes })).toEqual(nothing);
  });
});

it('each role may do something, and each permission belongs to some role', () => {
  for (const role of roles)
    expect(permissions.some((one) => may(someone({ roles: [role] }), one))).toBe(true);
  for (const permission of permissions)
    expect(roles.some((role) => may(someone({ roles: [role] }), permission))).toBe(true);
});
