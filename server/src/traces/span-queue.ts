import type { Log } from '../log.ts';
import { otlpBody } from './otlp.ts';
import type { Span } from './span.ts';

export interface SpanQueue {
  add(span: Span): void;
  /** Sends what waits; resolves when that is over, sent or not. */
  flush(): Promise<void>;
}

/** What waits at most: a collector that is away must not fill the memory. */
const MOST_WAITING = 2_000;

/** @param send posts this body; rejects when it is not taken */
export function createSpanQueue(send: (body: string) => Promise<void>, log: Pick<Log, 'warn'>): SpanQueue {
  let waiting: Span[] = [];
  let wasTold = false;
  return {
    add(span) {
      if (waiting.length < MOST_WAITING) waiting.push(span);
    },
    async flush() {
      if (waiting.length === 0) return;
      const spans = waiting;
      waiting = [];
      try {
        await send(otlpBody(spans));
        wasTold = false;
      } catch {
        // Traces are no record: what could not be sent is forgotten, and told once.
        if (!wasTold) log.warn({ event: 'traces-not-sent' });
        wasTold = true;
      }
    },
  };
}
