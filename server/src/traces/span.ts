/**
 * What the service tells a collector of traces: which step took how long. Names and values are words from closed lists and
 * patterns of our own routes; ids are random and lead to nothing else.
 */
import type { EndReason } from '@medkig/protocol/signaling/messages';

export interface Span {
  /** 16 and 8 random bytes, in hex. */
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  /** Milliseconds since 1970. */
  startedAt: number;
  endedAt: number;
  what: Step | Answer;
}

/** A session, and what it goes through. */
export interface Step {
  is: 'session' | 'session.waiting' | 'session.pairing' | 'session.live';
  /** Of a session: why it is over; `moved`: another node goes on with it. */
  end?: EndReason | 'moved';
}

/** A request of the workplace or of a site. */
interface Answer {
  is: 'request';
  method: string;
  /** The pattern, such as `/api/municipalities/:municipality`. */
  route: string;
  status: number;
}
