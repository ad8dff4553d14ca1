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
  context: { now: number; viewerOrigin: string },
): Promise<Me | undefined> {
  const agent = await findAgent(db, agentId);
  const hotline = agent && (await findHotline(db, agent.hotlineId, context.now));
  if (!hotline) return undefined;
  const { name, shownAs, employer, hotlineId } = agent;
  return {
    agent: { name, shownAs, employer },
    hotline,
    municipalities: await sitesOfHotline(db, hotlineId),
    viewerOrigin: context.viewerOrigin,
  };
}
