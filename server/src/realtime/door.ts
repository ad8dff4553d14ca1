/** Who may open a connection at all, before anybody joins. */
import type { IncomingMessage } from 'node:http';
import type { ConnectRefusal } from '@medkig/protocol/signaling/messages';
import type { GatewayDeps } from './gateway-deps.ts';
import { addressKey, pageOrigin } from './handshake-headers.ts';
import type { RelayLimits } from './relay-limits.ts';

export interface Door {
  /** Judges a handshake over either transport; later requests of a connection prove themselves by its secret id. */
  refusalOf(request: IncomingMessage): Promise<ConnectRefusal | undefined>;
  isKnown(origin: string | undefined): Promise<boolean>;
  /** Counts a connection; returns what it is counted by. */
  entered(request: IncomingMessage): string;
  left(address: string): void;
}

export function createDoor(
  deps: Pick<GatewayDeps, 'consoleOrigin' | 'isKnownOrigin' | 'log' | 'trustProxy'>,
  limits: Pick<RelayLimits, 'connectionsPerAddress'>,
): Door {
  const connectionsBy = new Map<string, number>();

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

  return {
    async refusalOf(request) {
      // Engine.IO's JSONP fallback would let any page read answers through a script element.
      if (new URL(request.url ?? '', 'http://relay').searchParams.has('j')) return 'malformed';
      if (!(await isKnown(pageOrigin(request.headers, deps.consoleOrigin)))) return 'origin';
      const connections = connectionsBy.get(addressOf(request)) ?? 0;
      return connections >= limits.connectionsPerAddress ? 'rate' : undefined;
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
  };
}
