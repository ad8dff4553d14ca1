/** Who joins, and as whom, if there is room for them. */
import type { ConnectRefusal } from '@medkig/protocol/signaling/messages';
import { admit, type Identity } from './admission.ts';
import type { Connections } from './connections.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import { pageOrigin } from './handshake-headers.ts';
import { createLimiter } from './rate-limit.ts';
import type { RelayLimits } from './relay-limits.ts';
import type { RelaySocket } from './relay-server.ts';
import { createSiteLimits } from './site-limits.ts';

export interface Joining {
  /** Socket.IO's middleware: binds the socket's identity, or tells why not and closes the connection. */
  admit(socket: RelaySocket, next: (error?: Error) => void): void;
  entered(identity: Identity): void;
  left(identity: Identity): void;
  prune(now: number): void;
}

interface Here {
  lineOf: Connections['lineOf'];
  /** How many have joined. */
  members(): number;
  isClosing(): boolean;
}

export function createJoining(
  deps: Pick<GatewayDeps, 'consoleOrigin' | 'figures' | 'findSite' | 'log' | 'now' | 'redeemTicket'>,
  limits: Pick<RelayLimits, 'connections' | 'connectionsPerSite' | 'joinsPerAddress' | 'joinsPerSite'>,
  here: Here,
): Joining {
  const joins = createLimiter(limits.joinsPerAddress);
  const sites = createSiteLimits(limits);

  async function refusalOf(socket: RelaySocket): Promise<ConnectRefusal | undefined> {
    const line = here.lineOf(socket.conn);
    const origin = pageOrigin(socket.handshake.headers, deps.consoleOrigin);
    if (here.isClosing()) return 'draining';
    if (!line || line.asked) return 'malformed';
    line.asked = true;
    if (origin === undefined) return 'origin';
    if (here.members() >= limits.connections) return 'full';
    if (!joins.take(line.address, deps.now())) return 'rate';
    try {
      const admission = await admit(socket.handshake.auth, origin, deps);
      if (!admission.ok) return admission.reason;
      const { identity } = admission;
      if (identity.seat === 'citizen' && !sites.admits(identity.site, deps.now())) {
        deps.log.warn({ event: 'site-full' });
        // The word after which a browser comes again by itself: a flood of strangers must not end the sessions of a site.
        return 'draining';
      }
      socket.data.identity = identity;
      return undefined;
    } catch {
      deps.log.warn({ event: 'join-failed' });
      return 'full';
    }
  }

  return {
    admit(socket, next) {
      refusalOf(socket).then((reason) => {
        if (reason === undefined) return next();
        deps.log.info({ event: 'join-refused', reason });
        deps.figures?.refused('join', reason);
        next(new Error(reason));
        // After the answer has been queued.
        setImmediate(() => socket.conn.close());
      });
    },
    entered(identity) {
      if (identity.seat === 'citizen') sites.entered(identity.site);
    },
    left(identity) {
      if (identity.seat === 'citizen') sites.left(identity.site);
    },
    prune(now) {
      joins.prune(now);
      sites.prune(now);
    },
  };
}
