/** The relay, put together with what it asks of the rest of the server, and with what ends on it by a change made elsewhere. */
import type { Server } from 'node:http';
import type { Kysely } from 'kysely';
import { markSeen, revokedAmong } from './accounts/sessions.ts';
import type { Tickets } from './accounts/tickets.ts';
import type { Config } from './config.ts';
import type { Nodes } from './directory/open-nodes.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics/open-metrics.ts';
import { policyAt } from './municipalities/policies.ts';
import { findSite, isKnownOrigin, servedElsewhere } from './municipalities/sites.ts';
import { watchEnded } from './realtime/ended-watch.ts';
import { type Gateway, startGateway } from './realtime/gateway.ts';
import type { GatewayDeps } from './realtime/gateway-deps.ts';
import { iceServers } from './realtime/ice-servers.ts';
import { askedOnce } from './storage/asked-once.ts';
import type { Tables } from './storage/tables.ts';

export interface RelayDeps
  extends Pick<
    GatewayDeps,
    | 'alarms'
    | 'claimFailed'
    | 'consoleOrigin'
    | 'crossedTo'
    | 'load'
    | 'now'
    | 'randomBytes'
    | 'rooms'
    | 'stepped'
    | 'trustProxy'
  > {
  db: Kysely<Tables>;
  log: Log;
  nodes: Nodes;
  tickets: Tickets;
  metrics: Metrics;
  turn: Config['turn'];
}

export interface Relay extends Gateway {
  /** Ends what hangs on a sign-in that was taken away. */
  dropSession(sessionId: string): void;
}

export async function openRelay(server: Server, deps: RelayDeps): Promise<Relay> {
  const { db, log, metrics, nodes, now, randomBytes, rooms, tickets } = deps;
  const knownOrigin = askedOnce((origin) => isKnownOrigin(db, origin));
  const siteWithRules = askedOnce(async (key) => {
    const site = await findSite(db, key);
    // Rules that cannot be read refuse the citizen here too: a page may have kept older ones.
    if (site) await policyAt(db, site.municipalityId, now());
    return site;
  });
  const gateway = await startGateway(server, {
    ...deps,
    isKnownOrigin: async (origin) => origin === deps.consoleOrigin || knownOrigin(origin),
    findSite: async (key, origin) => {
      const site = await siteWithRules(key);
      return site?.origins.includes(origin) ? { site: site.key, hotlineId: site.hotlineId } : undefined;
    },
    iceOf: async (key) => {
      const site = await findSite(db, key);
      const peer = site && (await policyAt(db, site.municipalityId, now())).rules.peer;
      return { ok: true, ...iceServers(peer, deps.turn, { now: now(), randomBytes }) };
    },
    redeemTicket: tickets.redeem,
    rooms: {
      ...rooms,
      end: (room, reason, at) => {
        metrics.ended(reason);
        rooms.end(room, reason, at);
      },
    },
    relayed: metrics.relayed,
    figures: metrics.relay,
    node: nodes.name,
    directory: nodes.directory,
    adapter: nodes.adapter,
    endedElsewhere: tickets.revoke,
    agentSeen: (sessionId) => {
      markSeen(db, sessionId, now()).catch((error: unknown) => log.bug('agent-not-marked-seen', error));
    },
  });
  const dropSession = (sessionId: string) => {
    tickets.revoke(sessionId);
    gateway.endSession(sessionId, 'revoked');
  };
  const watches = [
    watchEnded({
      ...{ connected: gateway.sessions, drop: dropSession, log },
      endedAmong: (sessionIds) => revokedAmong(db, sessionIds),
    }),
    watchEnded({
      ...{ connected: gateway.served, drop: gateway.part, log },
      endedAmong: (served) => servedElsewhere(db, served),
    }),
  ];
  return {
    ...gateway,
    dropSession,
    async close() {
      for (const watch of watches) await watch.stop();
      await gateway.close();
    },
  };
}
