/** What the service counts of itself. Nobody is in it: no address, no agent, no municipality, no room. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { EndReason } from '@medkig/protocol/signaling/messages';
import type { RequestHandler } from 'express';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { isDelivered } from '../webhooks/deliver.ts';
import type { Outcome } from '../webhooks/post-message.ts';
import { metricsRoute } from './metrics-route.ts';
import { createRegistry } from './registry.ts';

export interface MetricsDeps {
  db: Kysely<Tables>;
  /** What must be shown to read them; absent: whoever asks from a private address. */
  token: string | undefined;
  /** Connections of the relay. */
  sockets(): number;
}

export interface Metrics {
  /** Counts an answer when it is sent; before every other handler. */
  count: RequestHandler;
  /** `/metrics`. */
  route: RequestHandler;
  ended(reason: EndReason): void;
  relayed(bytes: number): void;
  delivered(outcome: Outcome): void;
  close(): void;
}

const signInOutcomes: Readonly<Record<number, string>> = {
  200: 'signed-in',
  401: 'wrong-credentials',
  429: 'too-many-tries',
};

const NANOSECONDS = 1e9;

export function openMetrics({ db, token, sockets }: MetricsDeps): Metrics {
  const registry = createRegistry();
  const requests = registry.counter('medkig_http_requests_total', 'Answers, by route and status.');
  const signIns = registry.counter('medkig_sign_ins_total', 'Tries to sign in, by what came of them.');
  const ends = registry.counter('medkig_rooms_ended_total', 'Rooms that ended, by reason.');
  const messages = registry.counter('medkig_relay_messages_total', 'Messages that the relay has taken in.');
  const bytes = registry.counter('medkig_relay_bytes_total', 'Bytes that the relay has taken in.');
  const deliveries = registry.counter(
    'medkig_webhook_tries_total',
    'Tries to deliver, by what came of them.',
  );
  registry.gauge('medkig_rooms', 'Rooms now, by state.', async () => {
    const count = sql<string>`count(*)`;
    const { rows } = await sql<{ paired: boolean; count: string }>`
      select site_key is not null as paired, ${count} as count from room where not practice group by 1`.execute(
      db,
    );
    const of = (paired: boolean) => Number(rows.find((row) => row.paired === paired)?.count ?? 0);
    return [
      { labels: { state: 'waiting' }, value: of(false) },
      { labels: { state: 'paired' }, value: of(true) },
    ];
  });
  registry.gauge('medkig_relay_sockets', 'Connections of this process.', () => [{ value: sockets() }]);
  registry.gauge('medkig_webhook_waiting', 'Messages that wait to be delivered.', async () => {
    const { rows } = await sql<{ count: string }>`
      select count(*) as count from webhook_delivery where next_try_at is not null`.execute(db);
    return [{ value: Number(rows[0]?.count ?? 0) }];
  });
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  registry.gauge('nodejs_eventloop_lag_seconds', 'Since it was last read.', () => {
    const readings = [
      { labels: { quantile: '0.5' }, value: delay.percentile(50) / NANOSECONDS },
      { labels: { quantile: '0.99' }, value: delay.percentile(99) / NANOSECONDS },
    ];
    delay.reset();
    return readings;
  });
  registry.gauge('process_resident_memory_bytes', 'Memory.', () => [{ value: process.memoryUsage.rss() }]);
  registry.gauge('process_heap_used_bytes', 'Memory of objects.', () => [
    { value: process.memoryUsage().heapUsed },
  ]);
  registry.gauge('medkig_build_info', 'Always 1.', () => [
    { labels: { node: process.versions.node }, value: 1 },
  ]);

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
    relayed(size) {
      messages.add();
      bytes.add({}, size);
    },
    delivered: (outcome) => deliveries.add({ outcome: isDelivered(outcome) ? 'delivered' : 'not-delivered' }),
    close: () => delay.disable(),
  };
}
