/** What the citizens' snippet asks of the service beside the relay, put together. */
import type { Request, Router } from 'express';
import type { Kysely } from 'kysely';
import { crossingRoute } from './crossings/crossing-route.ts';
import type { Crossings } from './crossings/crossings.ts';
import { countAnswer } from './feedback/answers.ts';
import { feedbackRoute } from './feedback/feedback-route.ts';
import { saveReport } from './feedback/reports.ts';
import { openingOf } from './hotline/hotlines.ts';
import type { Log } from './log.ts';
import { policyAt } from './municipalities/policies.ts';
import type { Sightings } from './municipalities/sightings.ts';
import { siteRoute } from './municipalities/site-route.ts';
import { findSite } from './municipalities/sites.ts';
import type { Gateway } from './realtime/gateway.ts';
import type { Tables } from './storage/tables.ts';

export interface SiteRoutesDeps {
  db: Kysely<Tables>;
  log: Log;
  /** Milliseconds since 1970. */
  now(): number;
  addressOf(request: Request): string;
  crossings: Crossings;
  holdsSeat: Gateway['holdsSeat'];
  /** Resolves when what the relay has to say of rooms is written. */
  roomsWritten(): Promise<void>;
  tagSeen: Sightings['saw'];
}

/** Mounted in this order. */
export function siteRoutes(deps: SiteRoutesDeps): Router[] {
  const { db, log, now, addressOf, crossings, holdsSeat, roomsWritten, tagSeen } = deps;
  const find = (key: string) => findSite(db, key);
  const sites = siteRoute({
    find,
    opening: (hotlineId) => openingOf(db, hotlineId, now()),
    policy: (municipalityId) => policyAt(db, municipalityId, now()),
    tagSeen,
    now,
  });
  const feedback = feedbackRoute({
    find,
    report: async ({ key }, { kind, roomId }) => {
      await roomsWritten();
      await saveReport(db, { site: key, roomId, now: now() });
      log.warn({ event: `${kind}-reported` });
    },
    answer: async ({ key, hotlineId }, { roomId, answer }) => {
      await roomsWritten();
      return countAnswer(db, { site: key, hotlineId, roomId, answer, now: now() });
    },
    addressOf,
    now,
  });
  return [sites, feedback, crossingRoute({ find, crossings, holdsSeat, addressOf, now })];
}
