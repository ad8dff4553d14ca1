/** The relay transport: our side of the signaling, over Socket.IO. Every answer is parsed here. */
import {
  type ClaimReply,
  type ConnectRefusal,
  type ConsentReply,
  claimReplySchema,
  connectRefusals,
  consentReplySchema,
  FRAME_EVENT,
  type Join,
  type Notice,
  noticeSchemas,
  type OpenReply,
  openReplySchema,
  type Request,
  type RequestName,
  type ResumeReply,
  resumeReplySchema,
} from '@medkig/protocol/signaling/messages';
import { Decoder, Encoder } from '@medkig/protocol/signaling/wire-parser';
import { io } from 'socket.io-client';
import * as v from 'valibot';
import { learnPath, pathOptions } from './relay-path.ts';
import type { Transport } from './transport.ts';
import { pageWakes, type Wakes } from './wakes.ts';

/** What the relay tells, as it happens. `down` is followed by `up`; after the others nothing more comes. */
export interface RelayHandlers {
  up(): void;
  down(): void;
  refused(reason: ConnectRefusal): void;
  /** Another connection has this seat now. */
  replaced(): void;
  peer(notice: Notice<'peer'>): void;
  ended(notice: Notice<'ended'>): void;
  frame(bytes: Uint8Array): void;
}

export interface Relay extends Transport {
  /** Each answers undefined when the relay was lost meanwhile or answered against the schema. */
  open(request: Request<'open'>): Promise<OpenReply | undefined>;
  claim(request: Request<'claim'>): Promise<ClaimReply | undefined>;
  resume(request: Request<'resume'>): Promise<ResumeReply | undefined>;
  /** The first answer of a room stands: asked again, the relay tells the same number. */
  consent(request: Request<'consent'>): Promise<ConsentReply | undefined>;
  release(): void;
  paired(): void;
  end(request: Request<'end'>): Promise<void>;
  close(): void;
  isUp(): boolean;
}

/** How long an answer may take, in milliseconds. */
const ANSWER_MS = 8000;

/** How long a goodbye is waited for: on a dead line it would never be answered (milliseconds). */
const GOODBYE_MS = 2000;

/** After waking, a connection that has brought nothing for this long is dead (milliseconds). */
const SIGN_OF_LIFE_MS = 4000;

/** How long to wait after the relay has said to come back later (milliseconds). */
const LATER_MS = 1000;

export interface RelayOptions {
  /** The origin of the Medkig server. */
  server: string;
  /** Asked at each connection, since an agent's ticket works once. */
  join(): Promise<Join>;
  handlers: RelayHandlers;
  /** When to look whether the connection still lives; by default as the page tells. */
  wakes?: Wakes;
}

const never: Wakes = () => () => {};

export function connectRelay({
  server,
  join,
  handlers,
  wakes = typeof window === 'undefined' ? never : pageWakes(window),
}: RelayOptions): Relay {
  const socket = io(server, {
    path: '/relay/',
    parser: { Encoder, Decoder },
    ...pathOptions(server),
    // The page is quick to be back after a dropped net, and the servers are not stormed: 50 ms ± 50 % up to 3 s.
    reconnectionDelay: 50,
    reconnectionDelayMax: 3000,
    randomizationFactor: 0.5,
    auth: (send) => {
      join().then(send, () => socket.io.engine.close());
    },
  });

  learnPath(socket.io, server);
  /** A session was there, so a refusal that passes must not end it. */
  let wasUp = false;
  let later: ReturnType<typeof setTimeout> | undefined;
  let waking = false;
  const stopWaking = wakes(() => void wake());

  function close(): void {
    clearTimeout(later);
    stopWaking();
    socket.close();
  }

  /** Connects now instead of when its turn comes, or finds out whether the connection is still one. */
  async function wake(): Promise<void> {
    if (waking || !socket.active) return;
    waking = true;
    if (socket.connected) {
      const { id } = socket;
      const isAlive = await isAnswered();
      if (!isAlive && socket.connected && socket.id === id) {
        socket.disconnect();
        handlers.down();
        socket.connect();
      }
    } else if (socket.io._readyState === 'closed') {
      socket.disconnect();
      socket.connect();
    }
    waking = false;
  }

  function isAnswered(): Promise<boolean> {
    return socket
      .timeout(SIGN_OF_LIFE_MS)
      .emitWithAck('ping', {})
      .then(
        () => true,
        () => false,
      );
  }

  socket.on('connect', () => {
    wasUp = true;
    handlers.up();
  });
  socket.on('disconnect', (reason) => {
    // After a sleep Socket.IO keeps what is sent before it notices that the line is dead, and would send it ahead of
    // `resume`: a fault to the relay, which ends the room.
    socket.sendBuffer.length = 0;
    // The relay closes a connection for good when another one has taken its seat.
    if (reason === 'io server disconnect') {
      stopWaking();
      handlers.replaced();
    } else if (reason !== 'io client disconnect') handlers.down();
  });
  socket.on('connect_error', (error) => {
    const reason = connectRefusals.find((known) => known === error.message);
    if (!reason) return; // the network, not the relay: Socket.IO tries again by itself
    if (reason === 'draining' || (wasUp && (reason === 'rate' || reason === 'full'))) {
      later = setTimeout(() => socket.connect(), LATER_MS);
      return;
    }
    close();
    handlers.refused(reason);
  });
  socket.on('peer', (data: unknown) => {
    const notice = v.safeParse(noticeSchemas.peer, data);
    if (notice.success) handlers.peer(notice.output);
  });
  socket.on('ended', (data: unknown) => {
    const notice = v.safeParse(noticeSchemas.ended, data);
    if (!notice.success) return;
    close();
    handlers.ended(notice.output);
  });
  socket.on(FRAME_EVENT, (bytes: unknown) => {
    if (bytes instanceof Uint8Array) handlers.frame(bytes);
  });

  async function ask<N extends RequestName, S extends v.GenericSchema>(
    name: N,
    request: Request<N>,
    schema: S,
  ): Promise<v.InferOutput<S> | undefined> {
    try {
      const answer: unknown = await socket.timeout(ANSWER_MS).emitWithAck(name, request);
      const reply = v.safeParse(schema, answer);
      return reply.success ? reply.output : undefined;
    } catch {
      return undefined;
    }
  }

  /** Nothing is kept for later: what is true now may be wrong after a reconnection. */
  function tell<N extends RequestName>(name: N, request: Request<N>): void {
    if (socket.connected) socket.emit(name, request);
  }

  return {
    open: (request) => ask('open', request, openReplySchema),
    claim: (request) => ask('claim', request, claimReplySchema),
    resume: (request) => ask('resume', request, resumeReplySchema),
    consent: (request) => ask('consent', request, consentReplySchema),
    release: () => tell('release', {}),
    paired: () => tell('paired', {}),
    end: (request) =>
      new Promise((resolve) => {
        if (!socket.connected) return resolve();
        socket.once('disconnect', () => resolve()); // the relay answers with `ended`
        setTimeout(resolve, GOODBYE_MS);
        tell('end', request);
      }),
    // Frames are never kept for later: after a reconnection the epoch starts over.
    sendFrame: (frame) => {
      if (socket.connected) socket.emit(FRAME_EVENT, frame);
    },
    isUp: () => socket.connected,
    close,
  };
}
