/** A socket is a member from when it has joined until its connection is gone. */
import type { IncomingMessage } from 'node:http';
import type { Identity } from './admission.ts';
import type { Connections, Line } from './connections.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import type { Inbox } from './inbox.ts';
import type { Joining } from './joining.ts';
import { letGoOfHandshake } from './light-connection.ts';
import type { Member, Members } from './members.ts';
import type { RelaySocket } from './relay-server.ts';
import type { RoomRegistry } from './room-registry.ts';

export interface MembershipDeps extends Pick<GatewayDeps, 'now'> {
  members: Members['all'];
  rooms: Pick<RoomRegistry, 'fault' | 'lost'>;
  inbox: Pick<Inbox, 'take'>;
  connections: Pick<Connections, 'lineOf' | 'joined'>;
  joining: Pick<Joining, 'entered' | 'left'>;
  isClosing(): boolean;
}

/** What follows when a socket has joined. */
export function createMembership(deps: MembershipDeps): (socket: RelaySocket) => void {
  const { members, rooms, inbox, connections, joining } = deps;
  return (socket) => {
    const line = connections.lineOf(socket.conn);
    const { identity } = socket.data;
    if (!line || !identity) {
      socket.disconnect(true);
      return;
    }
    const member = memberOf(socket, identity, line, deps.now());
    line.member = member;
    letGoOfHandshake(socket);
    members.set(socket.id, member);
    connections.joined(socket.conn);
    joining.entered(identity);

    // Socket.IO reports a packet that the parser refused as the event `error`.
    socket.on('error', () => rooms.fault(socket.id, 'malformed'));
    socket.on('disconnect', (reason, details) => {
      socket.conn.close();
      const fault = faultBehind(reason, details);
      // A relay that stops closes connections too, and nobody has done wrong.
      if (!deps.isClosing() && fault && members.has(socket.id)) rooms.fault(socket.id, fault);
      rooms.lost(socket.id);
      members.delete(socket.id);
      joining.left(identity);
    });
    // `next` is never called: a name a peer chose must not reach an event emitter, where `disconnect` is a name too.
    socket.use((event) => inbox.take(member, event));
  };
}

function memberOf(socket: RelaySocket, identity: Identity, line: Line, now: number): Member {
  const { address, meter, backlog } = line;
  return {
    id: socket.id,
    socket,
    identity,
    address,
    askedFor: placeAskedFor(socket.conn.request),
    meter,
    backlog,
    pace: { state: 'keeping-up' },
    toldSlow: undefined,
    busy: undefined,
    seenSeatedAt: now,
    toldSeenAt: now,
  };
}

function placeAskedFor({ url }: IncomingMessage): string {
  return new URL(url ?? '', 'http://relay').searchParams.get('at') ?? '';
}

/** A connection that Socket.IO closed because of what it sent. */
function faultBehind(reason: string, details: unknown): 'malformed' | 'oversized' | undefined {
  if (reason === 'parse error' || reason === 'forced close' || reason === 'forced server close')
    return 'malformed';
  const tooLarge = details instanceof Error && details.message.includes('Max payload size exceeded');
  return reason === 'transport error' && tooLarge ? 'oversized' : undefined;
}
