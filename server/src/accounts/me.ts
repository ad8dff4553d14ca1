import type { Rules } from '@medkig/api/policy';
import { permissions, type Role } from '@medkig/api/role';
import type { Me } from '@medkig/api/session';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { findHotline, hasHotline } from '../hotline/hotlines.ts';
import { type Policies, policiesAt, policyIn } from '../municipalities/policies.ts';
import { sitesOfHotline } from '../municipalities/sites.ts';
import type { Tables } from '../storage/tables.ts';
import { may } from './access.ts';
import { findAgent } from './agents.ts';
import { principalOf } from './principal.ts';
import { isDemandedOf } from './second-factor-demand.ts';

/** `mayOpen`: more than a password was shown, or nobody asks for more. */
export type DescribeAgent = (agentId: string, signIn: { mayOpen: boolean }) => Promise<Me | undefined>;

/** What the console needs to know about its agent at `now` (milliseconds since 1970); absent if the agent is gone. */
export async function describeAgent(
  db: Kysely<Tables>,
  agentId: string,
  context: {
    now: number;
    viewerOrigin: string;
    assetPass(site: string): string;
    /** Of these roles more than a password is asked. */
    demanded: readonly Role[];
    mayOpen: boolean;
  },
): Promise<Me | undefined> {
  const agent = await findAgent(db, agentId);
  // Whoever a provider gives no role any more may do nothing, and need not see so.
  if (!agent || agent.roles.length === 0) return undefined;
  const { id, name, shownAs, employer, roles } = agent;
  const shown = { id, name, shownAs, employer: employer?.name ?? null, roles };
  const { viewerOrigin } = context;
  if (!context.mayOpen && isDemandedOf(context.demanded, roles))
    return {
      ...{ agent: shown, may: [], hotline: null, municipalities: [], viewerOrigin },
      mustSetUp: 'second-factor',
    };
  const who = principalOf(agent);
  const hotline = agent.hotlineId === null ? undefined : await findHotline(db, agent.hotlineId, context.now);
  const sites = agent.hotlineId === null ? [] : await sitesOfHotline(db, agent.hotlineId);
  const ids = [...new Set(sites.map(({ municipalityId }) => municipalityId))];
  const policies = await policiesAt(db, ids, context.now);
  const municipalities = sites.map(({ municipalityId, ...site }) => ({
    ...site,
    grants: grantsIn(policies, municipalityId),
    assetPass: context.assetPass(site.site),
  }));
  return {
    agent: shown,
    may: permissions.filter((permission) => may(who, permission)),
    hotline: hotline ?? null,
    municipalities,
    ...(may(who, 'hotlines:add') && !(await hasHotline(db)) && { isFresh: true as const }),
    viewerOrigin,
  };
}

/** Rules that cannot be read allow nothing; the agent's other municipalities are served all the same. */
function grantsIn(policies: Policies, municipalityId: string): Rules['grants'] {
  try {
    return policyIn(policies, municipalityId).rules.grants;
  } catch (fault) {
    if (v.isValiError(fault)) return [];
    throw fault;
  }
}
