/** Who may open a connection at all, before anybody joins. */
import type { IncomingMessage } from 'node:http';
import type { ConnectRefusal } from '@medkig/protocol/signaling/messages';
import type { GatewayDeps } from './gateway-deps.ts';
import { addressKey, pageOrigin } from './handshake-headers.ts';
import { type Bucket, createLimiter, type Rate, take } from './rate-limit.ts';
import type { RelayLimits } from './relay-limits.ts';

export interface Door {
  /** Judges a handshake over either transport; later requests of a connection prove themselves by its secret id. */
  refusalOf(request: IncomingMessage): Promise<ConnectRefusal | undefined>;
  isKnown(origin: string | undefined): Promise<boolean>;
  /** Counts a connection; returns what it is counted by. */
  entered(request: IncomingMessage): string;
  left(address: string): void;
  prune(now: number): void;
}

/** A connection may be tested before one joins. */
const HANDSHAKES_PER_JOIN = 2;

export function createDoor(
  deps: Pick<
    GatewayDeps,
    'consoleOrigin' | 'figures' | 'isKnownOrigin' | 'load' | 'log' | 'now' | 'trustProxy'
  >,
  limits: Pick<RelayLimits, 'connectionsPerAddress' | 'handshakes' | 'joinsPerAddress'>,
): Door {
  const connectionsBy = new Map<string, number>();
  const handshakesBy = createLimiter(times(HANDSHAKES_PER_JOIN, limits.joinsPerAddress));
  let handshakes: Bucket | undefined;

  function addressOf(request: IncomingMessage): string {
    return addressKey(request.socket.remoteAddress, request.headers, deps.trustProxy ?? false);
  }

  async function isKnown(origin: string | undefined): Promise<boolean> {
    if (origin === undefined || origin === 'null') return false;
    try {
      return await deps.isKnownOrigin(origin);
    } catch {
      deps.log.warn({ event: 'origin-lookup-failed' });
      return false;
    }
  }

  /** Whoever is refused here comes again by themselves, so it ends no session. */
  function tooMuch(address: string): ConnectRefusal | undefined {
    if (deps.load?.() === 'overloaded') return 'full';
    const now = deps.now();
    // One address that asks too often must not use up what all others have.
    if (!handshakesBy.take(address, now)) return 'rate';
    const one = take(handshakes, limits.handshakes, now);
    handshakes = one.bucket;
    return one.ok ? undefined : 'rate';
  }

  async function refusalOf(request: IncomingMessage): Promise<ConnectRefusal | undefined> {
    // Engine.IO's JSONP fallback would let any page read answers through a script element.
    if (new URL(request.url ?? '', 'http://relay').searchParams.has('j')) return 'malformed';
    // Before the database is asked.
    const address = addressOf(request);
    const refusal = tooMuch(address);
    if (refusal !== undefined) return refusal;
    if (!(await isKnown(pageOrigin(request.headers, deps.consoleOrigin)))) return 'origin';
    const connections = connectionsBy.get(address) ?? 0;
    return connections >= limits.connectionsPerAddress ? 'rate' : undefined;
  }

  return {
    async refusalOf(request) {
      const reason = await refusalOf(request);
      if (reason !== undefined) deps.figures?.refused('handshake', reason);
      return reason;
    },
    isKnown,
    entered(request) {
      const address = addressOf(request);
      connectionsBy.set(address, (connectionsBy.get(address) ?? 0) + 1);
      return address;
    },
    left(address) {
      const left = (connectionsBy.get(address) ?? 1) - 1;
      if (left > 0) connectionsBy.set(address, left);
      else connectionsBy.delete(address);
    },
    prune: handshakesBy.prune,
  };
}

function times(factor: number, { burst, perSecond }: Rate): Rate {
  return { burst: burst * factor, perSecond: perSecond * factor };
}
