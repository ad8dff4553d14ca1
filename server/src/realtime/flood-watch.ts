/** What neither the meter sees nor a receiver is sent: connections that never join, pings, and answers to them that nobody reads. */
import type { Duplex } from 'node:stream';
import { type Backlog, terminate } from './backlog.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import type { RelayLimits } from './relay-limits.ts';
import { createUnjoined } from './unjoined.ts';
import { createWireGuard } from './wire-volume.ts';

interface Connection {
  readonly transport: object;
  close(discard: boolean): unknown;
}

export interface FloodWatch<C extends Connection> {
  opened(connection: C): void;
  /** It has joined, or is gone. */
  settled(connection: C): void;
  /** How many have not joined. */
  unjoined(): number;
  /** `wires`: those of WebSockets. */
  sweep(wires: Iterable<Duplex>, lines: Iterable<readonly [C, { backlog: Backlog }]>): void;
}

export function watchFloods<C extends Connection>(
  deps: Pick<GatewayDeps, 'figures' | 'now'>,
  limits: Pick<RelayLimits, 'backlogBytes' | 'bytes' | 'unjoined'>,
): FloodWatch<C> {
  const wireGuard = createWireGuard(limits);
  const unjoined = createUnjoined<C>(limits.unjoined, (oldest) => {
    deps.figures?.refused('join', 'full');
    // It may be one that answers no polite close.
    if (!terminate(oldest.transport)) oldest.close(true);
  });
  return {
    opened: unjoined.enter,
    settled: unjoined.left,
    unjoined: () => unjoined.size,
    sweep(wires, lines) {
      for (const wire of wireGuard.tooMuch(wires, deps.now())) {
        deps.figures?.refused('message', 'rate');
        wire.destroy();
      }
      for (const [{ transport }, { backlog }] of lines) {
        if (backlog.waiting() > limits.backlogBytes) terminate(transport);
      }
    },
  };
}
