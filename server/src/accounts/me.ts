import type { Me } from '@medkig/api/session';
import type { Kysely } from 'kysely';
import { findHotline } from '../hotline/hotlines.ts';
import { sitesOfHotline } from '../municipalities/sites.ts';
import type { Tables } from '../storage/tables.ts';
import { findAgent } from './agents.ts';

/** What the console needs to know about its agent at `now` (milliseconds since 1970); absent if the agent is gone. */
export async function describeAgent(
  db: Kysely<Tables>,
  agentId: string,
  context: { now: number; viewerOrigin: string; assetPass(site: string): string },
): Promise<Me | undefined> {
  const agent = await findAgent(db, agentId);
  const hotline = agent && (await findHotline(db, agent.hotlineId, context.now));
  if (!hotline) return undefined;
  const sites = await sitesOfHotline(db, agent.hotlineId);
  const { name, shownAs, employer } = agent;
  return {
    agent: { name, shownAs, employer },
    hotline,
    municipalities: sites.map((site) => ({ ...site, assetPass: context.assetPass(site.site) })),
    viewerOrigin: context.viewerOrigin,
  };
}
