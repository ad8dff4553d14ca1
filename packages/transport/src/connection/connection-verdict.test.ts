import { describe, expect, it } from 'vitest';
import { type ConnectionMeasures, connectionVerdict, verdicts } from './connection-verdict.ts';

const open: ConnectionMeasures = {
  roundTripMs: 30,
  webSocket: true,
  polling: true,
  udp: true,
  turnTcp: true,
};

describe('the connection', () => {
  it.each([
    ['is good where everything is let through', {}, 'good'],
    ['is good where there is no TURN server to ask', { udp: null, turnTcp: null }, 'good'],
    ['is good where only TCP reaches the TURN server', { udp: false }, 'good'],
    ['is relayed where nothing reaches the TURN server', { udp: false, turnTcp: false }, 'relayed'],
    ['is relayed where UDP does not, and nobody asked for TCP', { udp: false, turnTcp: null }, 'relayed'],
    ['polls where WebSockets are blocked', { webSocket: false }, 'polling'],
    ['is good where long-polling alone is blocked', { polling: false }, 'good'],
    ['is slow where answers take long', { roundTripMs: 401 }, 'slow'],
    ['is not slow before that', { roundTripMs: 400 }, 'good'],
    ['is slow first, then polling', { roundTripMs: 900, webSocket: false }, 'slow'],
    [
      'is closed where the service answers and nothing stays open',
      { webSocket: false, polling: false },
      'closed',
    ],
    ['is none where nothing answers', { roundTripMs: null, webSocket: false, polling: false }, 'none'],
  ] as const)('%s', (_, measures, verdict) => {
    expect(connectionVerdict({ ...open, ...measures })).toBe(verdict);
  });

  const maybe = [true, false, null];
  const combinations = [null, 0, 400, 401, 5000].flatMap((roundTripMs) =>
    [true, false].flatMap((webSocket) =>
      [true, false].flatMap((polling) =>
        maybe.flatMap((udp) =>
          maybe.map((turnTcp): ConnectionMeasures => ({ roundTripMs, webSocket, polling, udp, turnTcp })),
        ),
      ),
    ),
  );

  it('has one verdict for each combination, and works wherever it says so', () => {
    expect(combinations).toHaveLength(180);
    for (const measures of combinations) {
      const verdict = connectionVerdict(measures);
      expect(verdicts).toContain(verdict);
      expect(verdict !== 'none' && verdict !== 'closed').toBe(measures.webSocket || measures.polling);
    }
  });

  it('has no verdict that no combination leads to', () => {
    expect(new Set(combinations.map(connectionVerdict))).toEqual(new Set(verdicts));
  });
});
