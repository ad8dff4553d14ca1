import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { signIn, startTestApp, type TestApp } from '../http/test-app.ts';
import { claimedRoom, startRelay, type TestRelay } from '../realtime/relay-for-tests.ts';
import { traceSessions } from './session-spans.ts';
import type { Span } from './span.ts';
import { createSpanQueue } from './span-queue.ts';

const nothing: Span = {
  traceId: '0'.repeat(32),
  spanId: '0'.repeat(16),
  startedAt: 1,
  endedAt: 2,
  what: { is: 'session.live' },
};

describe('a session', () => {
  let relay: TestRelay;
  afterEach(() => relay.stop());

  it('is one trace with a span for each step, and says why it ended and nothing else', async () => {
    const spans: Span[] = [];
    let now = 1_000;
    let drawn = 0;
    const randomBytes = (length: number) => {
      drawn += 1;
      return new Uint8Array(length).fill(drawn);
    };
    const stepped = traceSessions({ add: (span) => spans.push(span), now: () => now, randomBytes });
    relay = await startRelay({
      stepped: (room, step) => {
        now += 10;
        stepped(room, step);
      },
    });
    const { agent, citizen } = await claimedRoom(relay);
    citizen.tell('release', {});
    await agent.next();
    agent.tell('end', {});
    expect(await agent.next()).toEqual(['ended', { reason: 'agent' }]);
    const told = spans.map(({ startedAt, endedAt, what }) => [what, startedAt, endedAt]);
    expect(told).toEqual([
      [{ is: 'session.waiting' }, 1_010, 1_020],
      [{ is: 'session.pairing' }, 1_020, 1_030],
      [{ is: 'session.waiting' }, 1_030, 1_040],
      [{ is: 'session', end: 'agent' }, 1_010, 1_040],
    ]);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    const root = spans.at(-1);
    expect(spans.slice(0, -1).map(({ parentSpanId }) => parentSpanId)).toEqual(Array(3).fill(root?.spanId));
    expect(root?.parentSpanId).toBeUndefined();
  });

  it('that is practice leaves no trace', async () => {
    const steps: unknown[] = [];
    relay = await startRelay({ stepped: (...step) => steps.push(step) });
    const agent = await relay.agent();
    await agent.ask('open', { na: 'n'.repeat(43), practice: true });
    agent.tell('end', {});
    await agent.next();
    expect(steps).toEqual([]);
  });
});

describe('what waits for the collector', () => {
  it('goes together, once; what could not be sent is forgotten and told once', async () => {
    const log: unknown[] = [];
    const bodies: string[] = [];
    let isAway = true;
    const queue = createSpanQueue(
      async (body) => {
        if (isAway) throw new Error('away');
        bodies.push(body);
      },
      { warn: (fields) => log.push(fields) },
    );
    for (let times = 0; times < 2; times += 1) {
      queue.add(nothing);
      await queue.flush();
    }
    expect(log).toEqual([{ event: 'traces-not-sent' }]);
    isAway = false;
    for (let spans = 0; spans < 3_000; spans += 1) queue.add(nothing);
    await queue.flush();
    await queue.flush();
    expect(bodies.map((body) => body.match(/"spanId"/g)?.length)).toEqual([2_000]);
  });
});

describe('a request of the workplace', () => {
  let server: TestApp;
  afterEach(() => server.close());

  it('is told by the pattern of its address, to the collector that is named', async () => {
    const collector = createServer(async (request, response) => {
      const body = await request.setEncoding('utf8').reduce((text, part) => text + part, '');
      collector.emit('told', `${request.method} ${request.url}`, body);
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const address = collector.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    server = await startTestApp({ tracesTo: `http://127.0.0.1:${port}/collector` });
    const cookie = await signIn(server);
    const foreign = '/api/municipalities/6f1c2a70-5d0e-4b7f-9a53-2f7f6a3c9d11?secret=x';
    await fetch(`${server.console}${foreign}`, { headers: { cookie } });
    await fetch(`${server.console}/healthz`);
    const told = once(collector, 'told');
    await server.app.close();
    const [asked, body] = await told;
    collector.close();
    expect(asked).toBe('POST /collector/v1/traces');
    const { spans } = JSON.parse(String(body)).resourceSpans[0].scopeSpans[0];
    expect(spans.map(({ name }: { name: string }) => name)).toEqual([
      'POST /api/session',
      'GET /api/municipalities/:municipality',
    ]);
    expect(spans[0]).toEqual({
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
      startTimeUnixNano: expect.stringMatching(/^\d{19}$/),
      endTimeUnixNano: expect.stringMatching(/^\d{19}$/),
      name: 'POST /api/session',
      kind: 2,
      attributes: [
        { key: 'http.request.method', value: { stringValue: 'POST' } },
        { key: 'http.route', value: { stringValue: '/api/session' } },
        { key: 'http.response.status_code', value: { intValue: '200' } },
      ],
    });
    expect(String(body)).not.toMatch(/6f1c2a70|secret|anna|vestby|127\.0\.0\.1/i);
  });
});

it('without a collector nothing of it is loaded', () => {
  const app = readFileSync(join(import.meta.dirname, '..', 'app.ts'), 'utf8');
  expect(app).not.toMatch(/^import .*traces\//m);
  expect(app).toContain("await import('./traces/open-traces.ts')");
});
