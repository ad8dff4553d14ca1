import type { Role } from '@medkig/api/role';
import type { Principal } from '../access.ts';

/** The operator's command at a terminal, which may everything. */
export const command = { agentId: null } as const;
export type Changer = Principal | typeof command;

/** What a lead gives and takes. */
const ofALead: readonly Role[] = ['agent', 'lead'];

/**
 * Whether somebody may touch a person who has, or is to have, these roles. Whoever may write people at all is a lead
 * or an operator. An API token never makes or changes anybody above a lead: one that was lost would be an operator.
 */
export function mayTouch(who: Changer, roles: readonly Role[]): boolean {
  if (who.agentId === null) return true;
  if (who.roles.includes('operator') && who.scopes === 'all') return true;
  return roles.every((role) => ofALead.includes(role));
}
