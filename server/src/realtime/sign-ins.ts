/** The sign-ins of connected agents. One that is over ends on every node. */
import { type EndedSession, readEndedSession } from './between-nodes.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import type { Members } from './members.ts';
import type { RelayServer } from './relay-server.ts';
import type { RoomRegistry } from './room-registry.ts';

export interface SignIns {
  /** An agent's sign-in is over: its rooms end with this reason and its sockets close. */
  endSession(sessionId: string, reason: EndedSession['reason']): void;
  /** The sign-ins whose agents are connected. */
  sessions(): string[];
}

export function createSignIns(
  io: RelayServer,
  { all: members, outbox }: Pick<Members, 'all' | 'outbox'>,
  rooms: Pick<RoomRegistry, 'endSession'>,
  deps: Pick<GatewayDeps, 'adapter' | 'endedElsewhere' | 'log'>,
): SignIns {
  function endHere({ sessionId, reason }: EndedSession): void {
    rooms.endSession(sessionId, reason);
    for (const [id, { identity }] of members) {
      if (identity.seat === 'agent' && identity.sessionId === sessionId) outbox.farewell(id, reason);
    }
  }

  if (deps.adapter) {
    io.on('end-session', (message) => {
      const ended = readEndedSession(message);
      if (!ended) return deps.log.warn({ event: 'node-not-understood' });
      deps.endedElsewhere?.(ended.sessionId);
      endHere(ended);
    });
  }

  return {
    endSession(sessionId, reason) {
      endHere({ sessionId, reason });
      if (deps.adapter) io.serverSideEmit('end-session', { sessionId, reason });
    },
    sessions: () => {
      const joined = [...members.values()].map(({ identity }) => identity);
      return joined.flatMap((identity) => (identity.seat === 'agent' ? [identity.sessionId] : []));
    },
  };
}
