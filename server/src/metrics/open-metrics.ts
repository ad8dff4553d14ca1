/** What the service counts of itself. Nobody is in it: no address, no agent, no municipality, no room. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { EndReason } from '@medkig/protocol/signaling/messages';
import type { RequestHandler } from 'express';
import { type Kysely, sql } from 'kysely';
import { lastingHeap } from '../load/lasting-heap.ts';
import { type Load, loads } from '../load/load.ts';
import type { Census } from '../realtime/gateway.ts';
import type { RelayFigures } from '../realtime/relay-figures.ts';
import type { Tables } from '../storage/tables.ts';
import { isDelivered } from '../webhooks/deliver.ts';
import type { Outcome } from '../webhooks/post-message.ts';
import { figures } from './figures.ts';
import { metricsRoute } from './metrics-route.ts';
import { createRegistry, type Registry } from './registry.ts';
import { countRelay } from './relay-counts.ts';

export interface MetricsDeps {
  db: Kysely<Tables>;
  /** What must be shown to read them; absent: whoever asks from a private address. */
  token: string | undefined;
  census(): Census;
  load(): Load;
}

export interface Metrics {
  /** Counts an answer when it is sent; before every other handler. */
  count: RequestHandler;
  /** `/metrics`. */
  route: RequestHandler;
  ended(reason: EndReason): void;
  relayed(bytes: number): void;
  relay: RelayFigures;
  delivered(outcome: Outcome): void;
  close(): void;
}

const signInOutcomes: Readonly<Record<number, string>> = {
  200: 'signed-in',
  401: 'wrong-credentials',
  429: 'too-many-tries',
};

export function openMetrics({ db, token, census, load }: MetricsDeps): Metrics {
  const registry = createRegistry(figures);
  const requests = registry.counter('medkig_http_requests_total');
  const signIns = registry.counter('medkig_sign_ins_total');
  const ends = registry.counter('medkig_rooms_ended_total');
  const messages = registry.histogram('medkig_relay_message_bytes');
  const deliveries = registry.counter('medkig_webhook_tries_total');
  const relay = countRelay(registry, () => performance.now() / 1000);
  showCensus(registry, census);
  registry.gauge('medkig_webhook_waiting', async () => {
    const { rows } = await sql<{ count: string }>`
      select count(*) as count from webhook_delivery where next_try_at is not null`.execute(db);
    return [{ labels: {}, value: Number(rows[0]?.count ?? 0) }];
  });
  registry.gauge('medkig_load', () =>
    loads.map((state) => ({ labels: { state }, value: state === load() ? 1 : 0 })),
  );
  registry.gauge('medkig_build_info', () => [{ labels: { node: process.versions.node }, value: 1 }]);
  const closeProcess = showProcess(registry);

  return {
    count(request, response, next) {
      response.on('finish', () => {
        const path: unknown = request.route?.path;
        const route = typeof path === 'string' ? `${request.baseUrl}${path}` : 'other';
        const { method } = request;
        requests.add({ method, route, status: String(response.statusCode) });
        if (method === 'POST' && route === '/api/session')
          signIns.add({ outcome: signInOutcomes[response.statusCode] ?? 'other' });
      });
      next();
    },
    route: metricsRoute(registry, token),
    ended: (reason) => ends.add({ reason }),
    relayed: messages.observe,
    relay,
    delivered: (outcome) => deliveries.add({ outcome: isDelivered(outcome) ? 'delivered' : 'not-delivered' }),
    close: closeProcess,
  };
}

function showCensus(registry: Registry<typeof figures>, census: () => Census): void {
  registry.gauge('medkig_rooms', () => {
    const { open, claimed, paired } = census().rooms;
    return Object.entries({ open, claimed, paired }).map(([state, value]) => ({ labels: { state }, value }));
  });
  registry.gauge('medkig_rooms_carried', () => {
    const { paired, relayed } = census().rooms;
    return [
      { labels: { by: 'relay' }, value: relayed },
      { labels: { by: 'other' }, value: paired - relayed },
    ];
  });
  registry.gauge('medkig_relay_sockets', () =>
    Object.entries(census().sockets).map(([seat, value]) => ({ labels: { seat }, value })),
  );
  registry.gauge('medkig_relay_backlog_bytes', () => [{ labels: {}, value: census().receivers.waiting }]);
  registry.gauge('medkig_relay_slow_receivers', () => [{ labels: {}, value: census().receivers.slow }]);
}

/** So often the loop is looked at; each look is counted from the one before, so this much is not late. */
const RESOLUTION_MS = 20;
const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;

/** Returns what ends it. */
function showProcess(registry: Registry<typeof figures>): () => void {
  const rounds = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  rounds.enable();
  registry.gauge('nodejs_eventloop_lag_seconds', () => {
    const lateBy = (percent: number) =>
      Math.max(0, rounds.percentile(percent) / NANOSECONDS - RESOLUTION_MS / 1000);
    const readings = [
      { labels: { quantile: '0.5' }, value: lateBy(50) },
      { labels: { quantile: '0.99' }, value: lateBy(99) },
    ];
    rounds.reset();
    return readings;
  });
  registry.gauge('process_resident_memory_bytes', () => [{ labels: {}, value: process.memoryUsage.rss() }]);
  registry.gauge('medkig_heap_used_bytes', () => [{ labels: {}, value: lastingHeap().used }]);
  registry.gauge('medkig_heap_limit_bytes', () => [{ labels: {}, value: lastingHeap().limit }]);
  registry.counted('process_cpu_seconds_total', () => {
    const { user, system } = process.cpuUsage();
    return [{ labels: {}, value: (user + system) / MICROSECONDS }];
  });
  return () => void rounds.disable();
}
