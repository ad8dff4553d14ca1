/** The transports of one link: which of them the other side is heard over, and which carries what is new. */
import type { Clock } from './clock.ts';
import type { Reach } from './delivery.ts';
import {
  answered,
  believe,
  type Duty,
  heard,
  isDraining,
  isProven,
  openPath,
  type Path,
  pingDue,
  pinged,
  silenceDue,
} from './path.ts';
import type { Role } from './role.ts';
import type { Transport } from './transport.ts';

export interface PathsOptions {
  role: Role;
  clock: Clock;
  ping(transport: Transport, number: number): void;
  /** What was sent does not come, though the other side is heard: it is as good as gone. */
  isStuck(): boolean;
  onReach(reach: Reach): void;
  /** Whether the other side is heard over anything has changed. */
  onQuiet(isQuiet: boolean): void;
}

export interface Paths {
  opened(transport: Transport): void;
  closed(transport: Transport): void;
  heard(transport: Transport): void;
  /** Undefined when it answers no ping that waits. */
  answered(transport: Transport, pong: number): { isFirst: boolean; askedAt: number } | undefined;
  /** The number of a ping for a report that goes anyway; 0 wants none. The first ones may have found nobody there. */
  askAlong(transport: Transport): number;
  /** Those that are open. */
  transports(): Transport[];
  /** What new records go over; undefined when nothing is open. */
  carrier(): Path | undefined;
  /** Another transport that works. */
  besides(transport: Transport): Transport | undefined;
  isHeardOver(transport: Transport): boolean;
  /** In milliseconds; 0 as long as it is not known. */
  roundTrip(transport: Transport): number;
  /** Of what carries (milliseconds): what its last answer took, or for how long one has been waited if that is more. */
  lag(): number;
  /** Pings what is due, and judges what was not answered. */
  look(busySince: number | undefined): void;
  /** When `look` has something to do next. */
  due(busySince: number | undefined): number;
  /** This page was asleep: nobody is to blame for not having been heard. */
  giveTime(): void;
  /** New keys: whoever has them is there. Pings at once over everything that is open. */
  begin(): void;
}

/** So long without hearing anything over anything is told (milliseconds); shorter ones heal unseen. */
const GONE_MS = 2000;

export function createPaths({ role, clock, ping, isStuck, onReach, onQuiet }: PathsOptions): Paths {
  let paths: Path[] = [];
  let pings = 0;
  let unheardSince: number | undefined;
  let isGone = false;
  let isQuiet = false;

  const open = () => paths.filter(({ transport }) => transport.isOpen());
  const of = (transport: Transport) => paths.find((path) => path.transport === transport);
  const works = (path: Path | undefined): path is Path =>
    path?.transport.isOpen() === true && !path.isSilent && isProven(path);

  function carrier(): Path | undefined {
    const working = open().filter(works);
    return (
      working.find(({ transport }) => transport.name === 'peer') ??
      working[0] ??
      open().find(({ transport }) => transport.name === 'relay')
    );
  }

  function ask(path: Path): void {
    pinged(path, ++pings, clock.now());
    ping(path.transport, pings);
  }

  function judge(): void {
    const now = clock.now();
    const isHeard = !isStuck() && open().some(({ isSilent }) => !isSilent);
    if (isHeard) unheardSince = undefined;
    else unheardSince ??= now;
    if (isQuiet === isHeard) {
      isQuiet = !isHeard;
      onQuiet(isQuiet);
    }
    if (isGone || unheardSince === undefined || now - unheardSince < GONE_MS) return;
    isGone = true;
    onReach('gone');
  }

  const dutyOf = (path: Path, busySince: number | undefined): Duty => ({
    role,
    carries: path === carrier(),
    busySince,
  });

  return {
    opened: (transport) => {
      paths = [...paths.filter((one) => one.transport !== transport), openPath(transport, clock.now())];
    },
    closed: (transport) => {
      paths = paths.filter((path) => path.transport !== transport);
      judge();
    },
    heard: (transport) => {
      const path = of(transport);
      if (path) heard(path, clock.now());
      judge();
      if (!isGone || !path || isStuck()) return;
      isGone = false;
      onReach('there');
    },
    answered: (transport, pong) => {
      const path = of(transport);
      const askedAt = path && answered(path, pong, clock.now());
      return askedAt === undefined ? undefined : { isFirst: path?.answers === 1, askedAt };
    },
    askAlong: (transport) => {
      const path = of(transport);
      if (!path?.ping || path.answers > 0) return 0;
      pinged(path, ++pings, clock.now());
      return pings;
    },
    transports: () => open().map(({ transport }) => transport),
    carrier,
    besides: (transport) => paths.find((path) => path.transport !== transport && works(path))?.transport,
    isHeardOver: (transport) => {
      const path = of(transport);
      return path !== undefined && transport.isOpen() && !path.isSilent;
    },
    roundTrip: (transport) => of(transport)?.roundTrip ?? 0,
    lag: () => {
      const { ping: asked, lag = 0 } = carrier() ?? {};
      return Math.max(lag, asked ? clock.now() - asked.sentAt : 0);
    },
    look: (busySince) => {
      const now = clock.now();
      for (const path of open()) {
        const silence = silenceDue(path);
        if (silence !== undefined && silence <= now) {
          if (isDraining(path)) believe(path, now);
          else {
            path.isSilent = true;
            path.transport.doubted();
          }
        }
        if (pingDue(path, dutyOf(path, busySince)) > now) continue;
        // It may have lived when it was doubted first, and be dead by now.
        if (path.isSilent) path.transport.doubted();
        ask(path);
      }
      judge();
    },
    due: (busySince) => {
      const dues = open().flatMap((path) => [
        pingDue(path, dutyOf(path, busySince)),
        silenceDue(path) ?? Number.POSITIVE_INFINITY,
      ]);
      if (unheardSince !== undefined && !isGone) dues.push(unheardSince + GONE_MS);
      return Math.min(Number.POSITIVE_INFINITY, ...dues);
    },
    giveTime: () => {
      for (const path of paths) believe(path, clock.now());
      unheardSince = undefined;
    },
    begin: () => {
      isGone = false;
      unheardSince = undefined;
      for (const path of open()) ask(path);
    },
  };
}
