import type { RoomStep } from '../realtime/gateway-deps.ts';
import type { Span, Step } from './span.ts';

interface Open {
  traceId: string;
  spanId: string;
  startedAt: number;
  step: { is: Exclude<Step['is'], 'session'>; startedAt: number };
}

const stepOf = {
  open: 'session.waiting',
  claimed: 'session.pairing',
  paired: 'session.live',
} as const;

/**
 * One trace for each session: how long its code waited, how long the proof took (again, after a claim that failed), how long
 * it was live. A room that came from elsewhere begins where it is.
 */
export function traceSessions(deps: {
  add(span: Span): void;
  now(): number;
  randomBytes(length: number): Uint8Array;
}): (room: number, step: RoomStep) => void {
  const { add, now } = deps;
  const sessions = new Map<number, Open>();
  const id = (bytes: number) => Buffer.from(deps.randomBytes(bytes)).toString('hex');

  function endStep({ traceId, spanId, step }: Open, at: number): void {
    const what = { is: step.is };
    add({ traceId, spanId: id(8), parentSpanId: spanId, startedAt: step.startedAt, endedAt: at, what });
  }

  return (room, { to, reason }) => {
    const at = now();
    const session = sessions.get(room);
    if (to === 'ended') {
      if (!session) return;
      sessions.delete(room);
      endStep(session, at);
      const { traceId, spanId, startedAt } = session;
      add({ traceId, spanId, startedAt, endedAt: at, what: { is: 'session', end: reason } });
      return;
    }
    const step = { is: stepOf[to], startedAt: at };
    if (session) endStep(session, at);
    const begun = session ?? { traceId: id(16), spanId: id(8), startedAt: at };
    sessions.set(room, { ...begun, step });
  };
}
