/** What is known about one transport: whether the other side is heard over it, and how long a round trip takes. */
import type { Role } from './role.ts';
import type { Transport } from './transport.ts';

export interface Path {
  readonly transport: Transport;
  readonly openedAt: number;
  /** When anything with a whole seal came over it last, or when it was opened. */
  heardAt: number;
  /** Pings answered since it was opened. */
  answers: number;
  /** The newest ping that waits for its answer: when it was sent, since when patience runs, what waited then. */
  ping: { sentAt: number; at: number; waiting: number } | undefined;
  /** When each ping since the last answer was sent, by number: on a slow line the answer may come after the next one. */
  readonly asked: Map<number, number>;
  /** Round trip in milliseconds, smoothed; undefined before the first answer. */
  roundTrip: number | undefined;
  /** What the last answer took (milliseconds). */
  lag: number;
  /** Nothing was heard for longer than it should take. */
  isSilent: boolean;
}

export function openPath(transport: Transport, now: number): Path {
  return {
    transport,
    openedAt: now,
    heardAt: now,
    answers: 0,
    ping: undefined,
    asked: new Map(),
    roundTrip: undefined,
    lag: 0,
    isSilent: false,
  };
}

/** A new peer transport carries nothing before it has answered this often. */
const PROOFS = 2;

/** How long an unanswered ping is believed in, at least (milliseconds). The relay has two hops and a queue. */
const PATIENCE_MS = { relay: 800, peer: 500 };
const MOST_PATIENCE_MS = 4000;

/** How long nobody need be heard before a ping asks, while nothing is under way (milliseconds). */
const IDLE_MS = { relay: 1500, peer: 350 };
/** The citizen asks first: two that ask at the same moment say everything twice. */
const LATER_MS = { relay: 500, peer: 100 };
/** The relay while the peer transport carries: it only has to be there when it is needed. */
const SPARE_MS = 3000;
/** With something under way the other side should have been heard by now. */
const BUSY_MS = 700;
/** A path that has gone silent is asked again and again, since nobody else would tell that it is back. */
const SILENT_MS = 1000;

export function isProven({ transport, answers }: Path): boolean {
  return transport.name === 'relay' || answers >= PROOFS;
}

export interface Duty {
  role: Role;
  carries: boolean;
  /** When the oldest of what is under way was sent; undefined while nothing is. */
  busySince: number | undefined;
}

/** When the next ping is due. */
export function pingDue(path: Path, { role, carries, busySince }: Duty): number {
  const { name } = path.transport;
  // It may be lost although the other side is heard all the time, and a transport is proven by answers alone.
  if (path.ping)
    return Math.min(path.ping.at + Math.max(SILENT_MS, patience(path)), path.ping.sentAt + MOST_PATIENCE_MS);
  if (path.answers === 0 || !isProven(path)) return path.openedAt;
  const later = role === 'citizen' ? 0 : LATER_MS[name];
  if (!carries && name === 'relay') return path.heardAt + SPARE_MS + later;
  const idle = path.heardAt + IDLE_MS[name] + later;
  if (!carries || busySince === undefined) return idle;
  return Math.min(idle, Math.max(path.heardAt, busySince) + BUSY_MS);
}

/** When an unanswered ping makes the path silent; undefined without one. */
export function silenceDue(path: Path): number | undefined {
  return path.ping && !path.isSilent ? path.ping.at + patience(path) : undefined;
}

function patience({ transport, roundTrip = 0 }: Path): number {
  return Math.min(MOST_PATIENCE_MS, Math.max(PATIENCE_MS[transport.name], 4 * roundTrip));
}

export function pinged(path: Path, number: number, now: number): void {
  path.asked.set(number, now);
  path.ping = { sentAt: now, at: now, waiting: path.transport.waitingBytes() };
}

/** The ping is on its way still: patience begins anew. */
export function believe(path: Path, now: number): void {
  if (path.ping) path.ping = { ...path.ping, at: now, waiting: path.transport.waitingBytes() };
}

/** Something came over it whose seal fits. */
export function heard(path: Path, now: number): void {
  path.heardAt = now;
  path.isSilent = false;
  // Whatever comes shows that a way works: the answer may wait behind it.
  believe(path, now);
}

/** When the ping went that is answered; undefined for what answers none since the last answer. */
export function answered(path: Path, pong: number, now: number): number | undefined {
  const sentAt = path.asked.get(pong);
  if (sentAt === undefined) return undefined;
  path.asked.clear();
  const sample = now - sentAt;
  const { roundTrip = sample } = path;
  // A way that was slow for a moment is soon trusted again.
  const weight = sample < roundTrip ? 0.5 : 0.25;
  path.roundTrip = roundTrip + (sample - roundTrip) * weight;
  path.lag = sample;
  path.answers++;
  path.ping = undefined;
  return sentAt;
}

/** What waits on this machine gets less: the path is slow, not dead. */
export function isDraining({ ping, transport }: Path): boolean {
  return ping !== undefined && transport.waitingBytes() < ping.waiting;
}
