/** Puts the parts together: ports, storage, accounts, municipalities, the relay and the demo. */
import { randomBytes as cryptoBytes, generateKeyPairSync } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { openAccounts } from './accounts/accounts.ts';
import { describeAgent } from './accounts/me.ts';
import { keysOf, renewedKeys } from './accounts/ticket-keys.ts';
import { createTickets } from './accounts/tickets.ts';
import { openAlarmDesk } from './alarms/alarm-desk.ts';
import { createAssetPasses } from './assets/asset-pass.ts';
import { assetRoute } from './assets/asset-route.ts';
import { openAuditDesk } from './audit/audit-desk.ts';
import type { Config, Credentials } from './config.ts';
import { createCrossings } from './crossings/crossings.ts';
import { demoOrigins, prepareDemo } from './demo/demo.ts';
import { demoHosts } from './demo/demo-hosts.ts';
import { openNodes } from './directory/open-nodes.ts';
import { type BuiltFolders, builtFolders } from './http/built-files.ts';
import { connectionRoute } from './http/connection-route.ts';
import { consoleHost } from './http/console-host.ts';
import { healthRoutes } from './http/health.ts';
import { dispatchByHost } from './http/hosts.ts';
import { type Listeners, openListeners } from './http/listeners.ts';
import type { Origins } from './http/security-headers.ts';
import { securityText } from './http/security-text.ts';
import { viewerHost } from './http/viewer-host.ts';
import { loadLimits } from './load/load.ts';
import { watchLoad } from './load/load-watch.ts';
import { openProcessProbe } from './load/process-probe.ts';
import { createLog, type Log } from './log.ts';
import { openMetrics } from './metrics/open-metrics.ts';
import { createSightings } from './municipalities/sightings.ts';
import { findSite } from './municipalities/sites.ts';
import { addressKey } from './realtime/handshake-headers.ts';
import { iceServers } from './realtime/ice-servers.ts';
import { createStoredRooms } from './realtime/stored-rooms.ts';
import { openRelay } from './relay.ts';
import { openRetention } from './retention/retention.ts';
import { openSeal } from './sealing/open-seal.ts';
import { siteRoutes } from './site-routes.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { openWorkplace } from './workplace.ts';

export interface App {
  addresses: {
    console: string;
    viewer: string;
    /** The demo's sites. */
    sites: { name: string; url: string }[];
  };
  /** The demo's sign-in. */
  demoAgent?: Credentials;
  /** Moves what is live to other nodes, if there are any; closes every connection, then the database. Rooms go on there, or at the next start. */
  close(): Promise<void>;
}

/** What tests replace. */
export interface AppDeps {
  log?: Log;
  /** Milliseconds since 1970. */
  now?(): number;
  folders?: BuiltFolders;
  /** In place of the one that the config names; closed with the rest. */
  database?: Database;
  /** How often waiting webhook messages are sent, in milliseconds. */
  deliverMs?: number;
}

/**
 * Starts the whole server. Resolves when it answers.
 * Throws `PortTaken`, `FolderInUse`, `NoDataKey`, or what the database says when it cannot be opened.
 */
export async function startApp(config: Config, deps: AppDeps = {}): Promise<App> {
  const listeners = await openListeners(config.ports, config.demo ? 'demo' : 'service');
  try {
    const database = deps.database ?? (await openDatabase(config.database));
    return await compose(config, { ...deps, listeners, database }).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
  } catch (error) {
    await listeners.close();
    throw error;
  }
}

/** How often what has been kept its time is deleted, in milliseconds. */
const FORGET_MS = 60 * 60_000;

type Foundations = AppDeps & { listeners: Listeners; database: Database };

async function compose(config: Config, foundations: Foundations): Promise<App> {
  const {
    listeners,
    database,
    log = createLog(config.logLevel),
    now = Date.now,
    folders = builtFolders,
    deliverMs,
  } = foundations;
  const { db } = database;
  const origins: Origins = {
    console: config.publicUrl ?? `http://localhost:${listeners.main.port}`,
    viewer: config.viewerOrigin ?? `http://127.0.0.1:${(listeners.demo?.viewer ?? listeners.main).port}`,
  };
  // This process never speaks TLS: behind an https address stands a proxy, and it says who the client is.
  const trustProxy = origins.console.startsWith('https:');
  const randomBytes = (n: number): Uint8Array => cryptoBytes(n);
  const seal = await openSeal({ db, config: config.dataKey, randomBytes, log });
  const makeKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const keys = config.jwtPrivateKey ? keysOf(config.jwtPrivateKey) : renewedKeys({ makeKey, now });
  const nodes = await openNodes(config.node, { log, seal, now });
  const { isFirstUse, openStore } = nodes;
  const crossings = createCrossings(openStore);
  const tickets = createTickets({ keys, issuer: origins.console, isFirstUse, now, randomBytes });
  const passes = createAssetPasses({ privateKeys: config.jwtPrivateKey ?? [makeKey()], now });
  const alarms = openAlarmDesk({ db, log, now });
  const audit = openAuditDesk({ db, log, now });
  const demoAt = listeners.demo && demoOrigins(listeners.demo);
  const demo = config.demo && demoAt && (await prepareDemo(db, config.demo, { origins: demoAt, now: now() }));

  const rooms = createStoredRooms(db, log, now);
  const retention = openRetention({ db, log, now, auditDays: config.auditDays });
  const forget = () => {
    alarms.prune();
    audit.tellHours();
    retention.forgetOld();
  };
  forget();
  const forgetting = setInterval(forget, FORGET_MS);
  const load = watchLoad({ probe: openProcessProbe(), limits: loadLimits, log });
  const metrics = openMetrics({
    ...{ db, token: config.metricsToken, load: load.load },
    census: () => relay.census(),
  });
  // Nothing of it is loaded where nobody collects traces.
  const traces =
    config.tracesTo === undefined
      ? undefined
      : (await import('./traces/open-traces.ts')).openTraces(config.tracesTo, { log, now, randomBytes });
  const relay = await openRelay(listeners.main.server, {
    ...{ db, log, now, randomBytes, nodes, tickets, alarms, metrics, rooms, trustProxy },
    consoleOrigin: origins.console,
    turn: config.turn,
    crossedTo: crossings.crossedTo,
    claimFailed: audit.claimFailed,
    load: load.load,
    ...(traces && { stepped: traces.session }),
  });

  const addressOf = (request: Request) =>
    addressKey(request.socket.remoteAddress, request.headers, trustProxy);
  const demanded = config.secondFactorOf;
  const accounts = await openAccounts({
    db,
    seal,
    log,
    now,
    randomBytes,
    openStore,
    origin: origins.console,
    audit,
    alarms,
    tickets,
    demanded,
    oidc: config.oidc,
    endSockets: relay.endSession,
    me: (agentId, { mayOpen }) =>
      describeAgent(db, agentId, {
        ...{ now: now(), viewerOrigin: origins.viewer, assetPass: passes.issue, demanded, mayOpen },
      }),
    turn: () => iceServers('turn', config.turn, { now: now(), randomBytes }).servers,
    addressOf,
  });

  const workplace = openWorkplace({
    ...{ db, seal, log, now, randomBytes, openStore, accounts, addressOf },
    dropSession: relay.dropSession,
    roomsWritten: rooms.flush,
    origin: origins.console,
    embedFolder: folders.embed,
    webhooks: { deliverMs, counted: metrics.delivered },
  });

  const { saw: tagSeen, flush: flushSightings } = createSightings({ db, log, now });
  const sites = siteRoutes({
    ...{ db, log, now, addressOf, crossings, tagSeen },
    holdsSeat: relay.holdsSeat,
    roomsWritten: rooms.flush,
  });

  const originsOf = async (site: string) => (await findSite(db, site))?.origins ?? [];
  const assets = assetRoute({ passes, originsOf, addressOf, now });
  const hosts = new Map<string, RequestHandler>([
    [
      origins.console,
      consoleHost({
        origins,
        folders,
        api: workplace.api,
        fromServers: accounts.fromServers,
        sites: [...sites, workplace.previews],
        connection: connectionRoute(config.turn?.urls ?? []),
        securityText: securityText(config.security, { origin: origins.console, now }),
        tagSeen,
        log,
        now,
      }),
    ],
    [origins.viewer, viewerHost({ folder: folders.viewer, origins, assets, log })],
    ...(demoAt ? demoHosts(demoAt, { embedOrigin: origins.console, clock: now }) : []),
  ]);

  listeners.serve(
    dispatchByHost(
      [
        ...(traces ? [traces.requests] : []),
        metrics.count,
        metrics.route,
        healthRoutes({ ping: database.ping, isLeaving: relay.isLeaving, addressOf }),
      ],
      hosts,
    ),
  );
  log.info({ event: 'started', port: listeners.main.port });

  return {
    addresses: { ...origins, sites: demo ? demo.sites : [] },
    ...(demo && { demoAgent: demo.agent }),
    close: async () => {
      // There is nowhere to go from the only node.
      if (nodes.name !== undefined) await relay.leave();
      clearInterval(forgetting);
      await relay.close();
      await nodes.close();
      await workplace.close();
      metrics.close();
      load.close();
      await traces?.close();
      await alarms.flush();
      await audit.flush();
      await retention.flush();
      await flushSightings();
      await listeners.close();
      await database.close();
      log.info({ event: 'stopped' });
    },
  };
}
