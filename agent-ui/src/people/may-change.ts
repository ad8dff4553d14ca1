import type { KeptPerson } from '@medkig/api/person';
import { roles as allRoles, type Role } from '@medkig/api/role';
import type { Me } from '@medkig/api/session';

/** The roles that somebody gives and takes; none for who only reads. The server decides, this is what is offered. */
export function rolesGivenBy(me: Me): readonly Role[] {
  if (!me.may.includes('people:write')) return [];
  return me.agent.roles.includes('operator') ? allRoles : ['agent', 'lead'];
}

/** Nobody takes away their own access. */
export function isSelf(me: Me, person: KeptPerson): boolean {
  return me.agent.id === person.id;
}

/** Whether somebody may change a person: nobody touches whoever has a role that they do not give. */
export function mayChange(me: Me, person: KeptPerson): boolean {
  const given = rolesGivenBy(me);
  return given.length > 0 && person.roles.every((role) => given.includes(role));
}
