/** Loaded only where a collector is named. Of requests and sessions the times, never the content, the people or the addresses. */
import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';
import type { RoomStep } from '../realtime/gateway-deps.ts';
import { traceSessions } from './session-spans.ts';
import { createSpanQueue } from './span-queue.ts';

export interface Traces {
  /** Before every other handler. */
  requests: RequestHandler;
  /** `room`: a running number of this process. */
  session(room: number, step: RoomStep): void;
  /** Sends what is left. */
  close(): Promise<void>;
}

const SEND_EVERY_MS = 5_000;
const GIVE_UP_MS = 5_000;

/** @param endpoint `http://localhost:4318`; spans go to `/v1/traces` below it */
export function openTraces(
  endpoint: string,
  deps: { log: Pick<Log, 'warn'>; now(): number; randomBytes(length: number): Uint8Array },
): Traces {
  const { log, now, randomBytes } = deps;
  const queue = createSpanQueue(async (body) => {
    const response = await fetch(`${endpoint}/v1/traces`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(String(response.status));
  }, log);
  const sending = setInterval(() => void queue.flush(), SEND_EVERY_MS);
  sending.unref();
  const id = (bytes: number) => Buffer.from(randomBytes(bytes)).toString('hex');
  return {
    requests(request, response, next) {
      const startedAt = now();
      response.on('finish', () => {
        const path: unknown = request.route?.path;
        // Files and health checks are not worth a trace, and their addresses are nobody's pattern.
        if (typeof path !== 'string' || !`${request.baseUrl}${path}`.startsWith('/api/')) return;
        const { method } = request;
        const what = {
          is: 'request',
          method,
          route: `${request.baseUrl}${path}`,
          status: response.statusCode,
        } as const;
        queue.add({ traceId: id(16), spanId: id(8), startedAt, endedAt: now(), what });
      });
      next();
    },
    session: traceSessions({ add: queue.add, now, randomBytes }),
    async close() {
      clearInterval(sending);
      await queue.flush();
    },
  };
}
