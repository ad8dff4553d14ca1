/** The connections under the sockets, from the first to the last, whether anybody joins over them or not. */
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Backlog, sizeOf } from './backlog.ts';
import type { Door } from './door.ts';
import { watchFloods } from './flood-watch.ts';
import { FrameShortcut, type Packet } from './frame-shortcut.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import type { Inbox } from './inbox.ts';
import { letGoOfRequest } from './light-connection.ts';
import type { Member } from './members.ts';
import { Meter } from './meter.ts';
import { createPagesOfConnections } from './page-of-connection.ts';
import type { RelayLimits } from './relay-limits.ts';
import type { Connection, RelayServer } from './relay-server.ts';
import { watchUpgrades } from './upgraded-wires.ts';

/** What is known of a connection, before and after somebody has joined over it. */
export interface Line {
  address: string;
  meter: Meter;
  backlog: Backlog;
  shortcut: FrameShortcut;
  /** One try to join for each connection: a second one could take a second identity. */
  asked: boolean;
  member?: Member;
}

export interface Connections {
  lineOf(connection: Connection): Line | undefined;
  /** Somebody has joined over it. */
  joined(connection: Connection): void;
  /** Over how many nobody has joined yet. */
  unjoined(): number;
  /** Lets those go that take more than they may in ways that no meter sees. */
  sweep(): void;
  /** Resolves when all are closed, if need be without their consent. */
  close(): Promise<void>;
}

/** How long a closing relay waits for its last words to leave. */
const FAREWELL_MS = 1_000;

export function watchConnections(
  { server, io }: { server: HttpServer; io: RelayServer },
  deps: Pick<GatewayDeps, 'consoleOrigin' | 'figures' | 'now' | 'relayed'>,
  limits: RelayLimits,
  door: Pick<Door, 'entered' | 'left'>,
  inbox: Pick<Inbox, 'takeFrame' | 'tooMuch'>,
): Connections {
  const lines = new Map<Connection, Line>();
  const floods = watchFloods<Connection>(deps, limits);
  const pages = createPagesOfConnections(deps.consoleOrigin);
  const wires = watchUpgrades(server);

  io.engine.use((request: IncomingMessage, response: object, next: (error?: Error) => void) => {
    letGoOfRequest(response);
    next(pages.admits(request) ? undefined : new Error('origin'));
  });

  io.engine.on('flush', (connection: Connection) => lines.get(connection)?.backlog.flushed());

  io.engine.on('connection', (connection: Connection) => {
    pages.opened(connection, connection.request);
    const line: Line = {
      address: door.entered(connection.request),
      meter: new Meter(limits),
      backlog: new Backlog(connection),
      shortcut: new FrameShortcut(),
      asked: false,
    };
    lines.set(connection, line);
    floods.opened(connection);
    connection.on('close', () => {
      floods.settled(connection);
      pages.closed(connection);
      lines.delete(connection);
      door.left(line.address);
    });
    // Every message passes here before it is parsed.
    connection.on('packet', (packet: Packet) => {
      const bytes = sizeOf(packet.data);
      deps.relayed?.(bytes);
      if (line.meter.admits(bytes, deps.now())) return takeFrame(line, packet);
      if (line.member) return inbox.tooMuch(line.member);
      deps.figures?.refused('message', 'rate');
      connection.close();
    });
  });

  function takeFrame({ member, shortcut }: Line, packet: Packet): void {
    const bytes = shortcut.frameIn(packet, member !== undefined && member.busy === undefined);
    if (bytes && member?.socket.connected) inbox.takeFrame(member, bytes);
  }

  return {
    lineOf: (connection) => lines.get(connection),
    joined: floods.settled,
    unjoined: floods.unjoined,
    sweep: () => floods.sweep(wires, lines),
    async close() {
      // Without Socket.IO's goodbye: a browser that is told goodbye does not connect again.
      for (const connection of lines.keys()) connection.close();
      const deadline = Date.now() + FAREWELL_MS;
      while (io.engine.clientsCount + wires.size > 0 && Date.now() < deadline) await delay(10);
      io.engine.close();
      // Who does not answer a polite close would keep the HTTP server open for half a minute.
      for (const wire of wires) wire.destroy();
    },
  };
}
