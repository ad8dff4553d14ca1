/**
 * Brings sealed records to the other side over whatever transport works: it keeps them until they are acknowledged,
 * sends again what is missing, and chooses the transport. It never sees what is in a record, and knows no keys.
 */
import type { Lane } from '@medkig/protocol/session/frame';
import type { Clock } from './clock.ts';
import { createPaths, type Paths } from './paths.ts';
import { type CompleteLane, completeLanes, type Report } from './report.ts';
import type { Role } from './role.ts';
import { createSendWindow, type Kept } from './send-window.ts';
import type { Transport } from './transport.ts';

export interface DeliveryOptions {
  role: Role;
  clock: Clock;
  /** Seals and sends what is to be said about the link at this moment. */
  report(transport: Transport, ask: Ask): void;
  /** Where something is missing: how many records have come in order; undefined while nothing is. */
  gapAt(): number | undefined;
  /** `gone`: the other side has not been heard for a while, over nothing. `there`: it is heard again. */
  onReach(reach: Reach): void;
  /** Whether the other side is heard over anything has changed. */
  onQuiet(isQuiet: boolean): void;
}

/** `gaps`: what is missing has been missing for long enough to be asked for. */
export type Ask = Pick<Report, 'ping' | 'pong'> & { gaps: boolean };

export type Reach = 'there' | 'gone';

/** What has been given to the link and has not come to the other side yet. */
export interface Load {
  bytes: number;
  records: number;
  /** Milliseconds since the oldest was given. */
  age: number;
}

export interface Delivery {
  /** New keys are in force; what was kept belongs to the old ones. */
  startOver(): void;
  /** Sends a record of a complete lane, as often as it takes. */
  keep(lane: CompleteLane, seq: number, frame: Uint8Array): void;
  /** Sends it once, if it can go now. */
  pass(frame: Uint8Array): void;
  /** Sends it once over this transport, unless that has been lost meanwhile. */
  passOver(transport: Transport, frame: Uint8Array): void;
  /** Sends it once over everything that is open. */
  passOverAll(frame: Uint8Array): void;
  /** The other side should have been heard by now: each open transport looks whether it is still there. */
  doubtAll(): void;
  opened(transport: Transport): void;
  closed(transport: Transport): void;
  /** A record came whose seal fits. */
  received(transport: Transport, lane: Lane, bytes: number): void;
  reported(report: Report, transport: Transport): void;
  sent(lane: CompleteLane): number;
  load(): Load;
  /** Milliseconds that an answer takes or has been waited for, over what carries. */
  lag(): number;
  /** Nothing is sent any more, and no timer is left. */
  stop(): void;
}

/** An acknowledgement waits this long for more to acknowledge, in milliseconds, records and bytes. */
const ACK_MS = 500;
const ACK_RECORDS = 16;
const ACK_BYTES = 32 * 1024;

/** A gap may close by itself, as two transports overtake each other; then it is reported, and again (milliseconds). */
const GAP_MS = 80;
const GAP_AGAIN_MS = 250;

/** A gap that stays open for so long, however often it is asked for, means that somebody withholds it (milliseconds). */
const STUCK_MS = 5000;

/** Without a word about a record for so long it goes over the other transport too (milliseconds). */
const HEDGE_MS = 700;

/** Bytes under way at once: grows while what goes is acknowledged quickly, shrinks when that takes long (milliseconds). */
const FIRST_ALLOWANCE = 64 * 1024;
const LEAST_ALLOWANCE = 16 * 1024;
const MOST_ALLOWANCE = 512 * 1024;
const LONG_MS = 1150;

/** Records under way at once: the other side keeps no more of them while it waits for a missing one. */
const MOST_RECORDS = 200;

/** A transport that holds so much back takes no more for now (bytes); looked at again soon (milliseconds). */
const MOST_WAITING = 256 * 1024;
const LOOK_AGAIN_MS = 50;

/** A timer that comes this late was held back by the browser, and says nothing about the other side (milliseconds). */
const LATE_MS = 500;

export function createDelivery({ role, clock, report, gapAt, onReach, onQuiet }: DeliveryOptions): Delivery {
  const paths: Paths = createPaths({
    role,
    clock,
    onReach,
    onQuiet,
    isStuck: () => gap !== undefined && clock.now() - gap.since >= STUCK_MS,
    ping: (transport, ping) => say(transport, { ping, pong: 0 }),
  });
  let window = createSendWindow();
  let isRunning = false;
  let allowance = FIRST_ALLOWANCE;
  let unsaid = { records: 0, bytes: 0, since: 0 };
  let gap: { at: number; since: number; saidAt: number | undefined } | undefined;
  let timer: { at: number; cancel(): void } | undefined;

  function say(transport: Transport, ask: Pick<Report, 'ping' | 'pong'>): void {
    unsaid = { records: 0, bytes: 0, since: 0 };
    const now = clock.now();
    const gaps = gap !== undefined && now >= gap.since + GAP_MS;
    if (gap && gaps) gap.saidAt = now;
    report(transport, { ...ask, gaps });
  }

  function send(kept: Kept, via: Transport): void {
    window.sentOver(kept, via, clock.now());
    via.sendFrame(kept.frame);
  }

  function wake(): void {
    giveTimeIfLate();
    timer = undefined;
    look();
  }

  function giveTimeIfLate(): void {
    if (timer && clock.now() - timer.at > LATE_MS) paths.giveTime();
  }

  /** Everything that is due now; then the next timer. */
  function look(): void {
    if (!isRunning) return;
    const now = clock.now();
    giveTimeIfLate();
    paths.look(window.underWaySince());
    sendAgain(now);
    sendNext();
    const carrier = paths.carrier();
    if (carrier && (sayDue() ?? Number.POSITIVE_INFINITY) <= now)
      say(carrier.transport, { ping: 0, pong: 0 });
    const due = Math.min(
      paths.due(window.underWaySince()),
      againDue(),
      sayDue() ?? Number.POSITIVE_INFINITY,
      window.waiting().length ? now + LOOK_AGAIN_MS : Number.POSITIVE_INFINITY,
    );
    // A timer that comes sooner looks as well, and sets the next one.
    if (!Number.isFinite(due) || (timer && timer.at <= due)) return;
    timer?.cancel();
    const wait = Math.max(1, due - now);
    timer = { at: now + wait, cancel: clock.after(wait, wake) };
  }

  /** When something about the link must be said unasked. */
  function sayDue(): number | undefined {
    const dues: number[] = [];
    if (unsaid.records) {
      const isMuch = unsaid.records >= ACK_RECORDS || unsaid.bytes >= ACK_BYTES;
      dues.push(isMuch ? 0 : unsaid.since + ACK_MS);
    }
    if (gap) dues.push(gap.saidAt === undefined ? gap.since + GAP_MS : gap.saidAt + GAP_AGAIN_MS);
    return dues.length && paths.carrier() ? Math.min(...dues) : undefined;
  }

  function sendNext(): void {
    let underWay = window.underWay().length;
    for (const kept of window.waiting()) {
      const carrier = paths.carrier();
      if (!carrier || carrier.transport.waitingBytes() > MOST_WAITING) return;
      const isFull = window.bytesUnderWay > 0 && window.bytesUnderWay + kept.frame.length > allowance;
      if ((isFull && kept.lane === 'state') || underWay++ >= MOST_RECORDS) return;
      send(kept, carrier.transport);
    }
  }

  /**
   * What went over a way that nobody is heard over goes over one where they are. Over a way that works nothing is
   * repeated unasked: it keeps the order, so the other side knows what is missing and asks for it.
   */
  function sendAgain(now: number): void {
    for (const { kept, over } of withAnotherWay()) if (now >= againAt(kept)) send(kept, over);
  }

  function withAnotherWay(): { kept: Kept; over: Transport }[] {
    if (paths.transports().length < 2) return [];
    return window.underWay().flatMap((kept) => {
      const over = kept.last && paths.besides(kept.last.via);
      return over ? { kept, over } : [];
    });
  }

  function againAt({ last }: Kept): number {
    if (!last) return Number.POSITIVE_INFINITY;
    if (!paths.isHeardOver(last.via)) return last.at;
    return last.at + Math.max(HEDGE_MS, 2 * paths.roundTrip(last.via) + ACK_MS);
  }

  /** When a record is due to go over another way; Infinity without one. */
  function againDue(): number {
    const dues = withAnotherWay().map(({ kept }) => againAt(kept));
    return Math.max(clock.now() + 1, Math.min(Number.POSITIVE_INFINITY, ...dues));
  }

  /** More goes at once as long as it comes quickly; what takes long has waited somewhere behind what went before. */
  function adapt(bytes: number, tookMs: number, wasFull: boolean): void {
    if (tookMs > LONG_MS) allowance = Math.max(LEAST_ALLOWANCE, allowance - bytes / 2);
    else if (wasFull) allowance = Math.min(MOST_ALLOWANCE, allowance + bytes);
  }

  function watchGap(now: number): void {
    const at = gapAt();
    if (at === undefined) gap = undefined;
    else if (gap?.at !== at) gap = { at, since: now, saidAt: undefined };
  }

  return {
    startOver: () => {
      window = createSendWindow();
      unsaid = { records: 0, bytes: 0, since: 0 };
      gap = undefined;
      isRunning = true;
      paths.begin();
      look();
    },
    keep: (lane, seq, frame) => {
      window.add(lane, seq, frame, clock.now());
      look();
    },
    pass: (frame) => {
      const carrier = paths.carrier();
      if (carrier && carrier.transport.waitingBytes() <= MOST_WAITING) carrier.transport.sendFrame(frame);
    },
    passOver: (transport, frame) => {
      if (paths.transports().includes(transport)) transport.sendFrame(frame);
    },
    passOverAll: (frame) => {
      for (const transport of paths.transports()) transport.sendFrame(frame);
    },
    doubtAll: () => {
      for (const transport of paths.transports()) transport.doubted();
    },
    opened: (transport) => {
      paths.opened(transport);
      look();
    },
    closed: (transport) => {
      paths.closed(transport);
      look();
    },
    received: (transport, lane, bytes) => {
      const now = clock.now();
      paths.heard(transport);
      if (lane !== 'volatile') {
        const since = unsaid.records ? unsaid.since : now;
        unsaid = { records: unsaid.records + 1, bytes: unsaid.bytes + bytes, since };
      }
      watchGap(now);
      look();
    },
    reported: ({ lanes, ping, pong }, transport) => {
      const now = clock.now();
      const answer = paths.answered(transport, pong);
      for (const lane of completeLanes) {
        const { next, gaps } = lanes[lane];
        const wasFull = window.bytesUnderWay > allowance / 2;
        const came = window.acknowledge(lane, next);
        if (came.bytes > 0) adapt(came.bytes, now - came.sentAt, wasFull);
        for (const kept of gaps.flatMap((missing) => window.within(lane, missing))) {
          const over = paths.carrier()?.transport;
          // What has just been sent again cannot have been seen by whoever misses it.
          if (over && kept.last && now - kept.last.at >= GAP_MS) send(kept, over);
        }
      }
      // What went into a connection that was lost, or to a seat that was empty, has come by now or never will.
      if (answer?.isFirst) {
        for (const kept of window.underWay())
          if (kept.last?.via === transport && kept.last.at < answer.askedAt) send(kept, transport);
      }
      if (ping) say(transport, { ping: paths.askAlong(transport), pong: ping });
      watchGap(now);
      look();
    },
    sent: (lane) => window.sent(lane),
    load: () => {
      const oldest = window.oldest();
      return {
        bytes: window.bytes,
        records: window.records,
        age: oldest === undefined ? 0 : clock.now() - oldest,
      };
    },
    lag: paths.lag,
    stop: () => {
      isRunning = false;
      timer?.cancel();
      timer = undefined;
    },
  };
}
