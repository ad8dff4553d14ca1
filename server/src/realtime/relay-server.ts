/** Socket.IO as the relay runs it: at `/relay/`, over WebSockets and long polls. */
import type { Server as HttpServer } from 'node:http';
import type { Notice } from '@medkig/protocol/signaling/messages';
import { Decoder, Encoder } from '@medkig/protocol/signaling/wire-parser';
import { Server, type Socket } from 'socket.io';
import type { Identity } from './admission.ts';
import type { BetweenNodes } from './between-nodes.ts';
import type { Door } from './door.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import { MAX_MESSAGE_BYTES, type RelayLimits } from './relay-limits.ts';

type Nothing = Record<never, never>;

interface Outgoing {
  peer(notice: Notice<'peer'>): void;
  ended(notice: Notice<'ended'>): void;
  move(notice: Notice<'move'>): void;
}

interface SocketData {
  identity?: Identity;
}

export type RelayServer = Server<Nothing, Outgoing, BetweenNodes, SocketData>;

export type RelaySocket = Socket<Nothing, Outgoing, BetweenNodes, SocketData>;

/** Engine.IO's, under the socket: it outlives the change from long polls to a WebSocket. */
export type Connection = RelaySocket['conn'];

/** A silent path is noticed after at most twice this time. */
const PING_MS = 10_000;

/** Attaches it to an HTTP server that has its request listeners already. */
export function openRelayServer(
  server: HttpServer,
  deps: Pick<GatewayDeps, 'adapter' | 'node' | 'randomBytes'>,
  limits: Pick<RelayLimits, 'joinMs'>,
  door: Pick<Door, 'isKnown' | 'refusalOf'>,
): RelayServer {
  const io: RelayServer = new Server(server, {
    path: '/relay/',
    parser: { Encoder, Decoder },
    transports: ['websocket', 'polling'],
    serveClient: false,
    allowEIO3: false,
    perMessageDeflate: false,
    // Sealed bytes do not compress.
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: limits.joinMs,
    pingInterval: PING_MS,
    pingTimeout: PING_MS,
    cors: {
      origin: (origin, decide) => {
        door.isKnown(origin).then((known) => decide(null, known));
      },
      credentials: false,
      methods: ['GET', 'POST'],
    },
    allowRequest: (request, decide) => {
      door.refusalOf(request).then((reason) => decide(reason, reason === undefined));
    },
  });
  // The edge sends what belongs to a connection to the node that the connection is with.
  const { node } = deps;
  if (node !== undefined)
    io.engine.generateId = () => node + Buffer.from(deps.randomBytes(18)).toString('base64url');
  if (deps.adapter) io.adapter(deps.adapter);
  return io;
}
