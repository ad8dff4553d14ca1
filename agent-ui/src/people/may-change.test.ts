import type { KeptPerson } from '@medkig/api/person';
import { permissions, type Role } from '@medkig/api/role';
import type { Me } from '@medkig/api/session';
import { expect, it } from 'vitest';
import { isSelf, mayChange, rolesGivenBy } from './may-change.ts';

const me = (roles: Role[], may: Me['may'] = ['people:read', 'people:write']): Me => ({
  agent: {
    id: '6f0e7f0a-9d1c-4e0d-8a60-0d1f5a3f8a11',
    name: 'Anna Holm',
    shownAs: 'Anna',
    employer: 'Vestby',
    roles,
  },
  may,
  hotline: null,
  municipalities: [],
  viewerOrigin: 'http://127.0.0.1',
});
const person = (roles: Role[]): KeptPerson => ({
  ...{ id: '1', name: 'Bo', email: 'bo@x.example', shownAs: 'Bo', roles, employer: null, state: 'active' },
  ...{
    signsInBy: { password: true, passkeys: 0, totp: false, oidc: false },
    lastSeenAt: null,
    invitedUntil: null,
  },
});

it('an operator gives every role and changes everybody', () => {
  expect(rolesGivenBy(me(['operator'], [...permissions]))).toHaveLength(5);
  expect(mayChange(me(['operator']), person(['operator', 'auditor']))).toBe(true);
});

it('a lead gives two, and changes nobody who has another', () => {
  expect(rolesGivenBy(me(['lead']))).toEqual(['agent', 'lead']);
  expect(mayChange(me(['lead']), person(['agent', 'lead']))).toBe(true);
  expect(mayChange(me(['lead']), person(['agent', 'editor']))).toBe(false);
});

it('one’s own page is one’s own by the id, not by the name', () => {
  const anna = me(['operator']);
  expect(isSelf(anna, { ...person(['operator']), id: anna.agent.id })).toBe(true);
  expect(isSelf(anna, { ...person(['operator']), name: anna.agent.name })).toBe(false);
});

it('who only reads changes nobody', () => {
  expect(mayChange(me(['auditor'], ['people:read']), person(['agent']))).toBe(false);
});
