/** The relay transport: our side of the signaling, over Socket.IO. Every answer is parsed here. */
import {
  type ClaimReply,
  type ConnectRefusal,
  type ConsentReply,
  claimReplySchema,
  consentReplySchema,
  endedSchema,
  FRAME_EVENT,
  type Join,
  type Notice,
  type Request,
  type RequestName,
  type ResumeReply,
  resumeReplySchema,
} from '@medkig/protocol/signaling/messages';
import * as v from 'valibot';
import { waitingBytes } from './relay-backlog.ts';
import { type Line, openLine } from './relay-line.ts';
import type { Transport } from './transport.ts';
import { pageWakes, type Wakes } from './wakes.ts';

/** What the relay tells, as it happens. `down` is followed by `up`; after the others nothing more comes. */
export interface RelayHandlers {
  up(): void;
  down(): void;
  refused(reason: ConnectRefusal): void;
  /** Another connection has this seat now. */
  replaced(): void;
  /** Something happened in the other seat: for `readPeerNotice`. A citizen need not hear it. */
  peer?(notice: unknown): void;
  ended(notice: Notice<'ended'>): void;
  frame(bytes: Uint8Array): void;
}

export interface Relay extends Transport {
  /** Answers undefined when the relay was lost meanwhile or answered against the schema, as those below do. */
  ask<N extends RequestName, S extends v.GenericSchema>(
    name: N,
    request: Request<N>,
    schema: S,
  ): Promise<v.InferOutput<S> | undefined>;
  /** Asked on the node of the room, wherever that is. */
  claim(request: Request<'claim'>): Promise<ClaimReply | undefined>;
  /** Connections lead to this place from now on, as the relay has named it; with `now` the present one is given up for such a one. */
  leadTo(at: string, now?: boolean): void;
  resume(request: Request<'resume'>): Promise<ResumeReply | undefined>;
  /** The first answer of a room stands: asked again, the relay tells the same number. */
  consent(request: Request<'consent'>): Promise<ConsentReply | undefined>;
  /** How the two browsers may look for a way between them: `iceReplySchema`, read where it is used. */
  ice(): Promise<unknown>;
  release(): void;
  paired(): void;
  end(request: Request<'end'>): Promise<void>;
  close(): void;
}

/** How long an answer may take, in milliseconds. */
const ANSWER_MS = 8000;

/** How long a goodbye is waited for: on a dead line it would never be answered (milliseconds). */
const GOODBYE_MS = 2000;

export interface RelayOptions {
  /** The origin of the Medkig server. */
  server: string;
  /** Where the room is that will be asked for, or its id. */
  at?: string | undefined;
  /** Asked at each connection, since an agent's ticket works once. */
  join(): Promise<Join>;
  handlers: RelayHandlers;
  /** When to look whether the connection still lives; by default as the page tells. */
  wakes?: Wakes;
  /** Milliseconds, of a clock that never goes back. */
  now?(): number;
}

const never: Wakes = () => () => {};

export function connectRelay({
  server,
  at,
  join,
  handlers,
  wakes = typeof window === 'undefined' ? never : pageWakes(window),
  now = () => performance.now(),
}: RelayOptions): Relay {
  let place = at;
  let line = connect();
  /** What the relay has asked to go over to, while it is not there yet. */
  let next: Line | undefined;

  function connect(): Line {
    const own = openLine({
      server,
      at: place,
      join,
      wakes,
      now,
      told: {
        ...handlers,
        up: () => {
          if (own === next) {
            next = undefined;
            line.close();
            line = own;
            handlers.down();
          }
          handlers.up();
        },
        down: () => {
          if (own === line) handlers.down();
        },
      },
    });
    const { socket } = own;
    socket.on('peer', (data: unknown) => handlers.peer?.(data));
    socket.on('move', () => {
      next ??= connect();
    });
    socket.on('ended', (data: unknown) => {
      const notice = v.safeParse(endedSchema, data);
      if (!notice.success) return;
      close();
      handlers.ended(notice.output);
    });
    socket.on(FRAME_EVENT, (bytes: unknown) => {
      if (bytes instanceof Uint8Array) handlers.frame(bytes);
    });
    return own;
  }

  function close(): void {
    line.close();
    next?.close();
  }

  function leadTo(to: string, isNow?: boolean): void {
    place = to;
    line.leadTo(to, isNow);
  }

  /** The room is on another node, and this connection goes there. */
  function isElsewhere(reply: ClaimReply | ResumeReply | undefined): boolean {
    if (reply?.at) leadTo(reply.at, !reply.ok);
    return !!reply?.at && !reply.ok;
  }

  async function ask<N extends RequestName, S extends v.GenericSchema>(
    name: N,
    request: Request<N>,
    schema: S,
  ): Promise<v.InferOutput<S> | undefined> {
    try {
      const answer: unknown = await line.socket.timeout(ANSWER_MS).emitWithAck(name, request);
      const reply = v.safeParse(schema, answer);
      return reply.success ? reply.output : undefined;
    } catch {
      return undefined;
    }
  }

  /** Nothing is kept for later: what is true now may be wrong after a reconnection. */
  function tell<N extends RequestName>(name: N, request: Request<N>): void {
    if (line.socket.connected) line.socket.emit(name, request);
  }

  return {
    ask,
    claim: async (request) => {
      const reply = await ask('claim', request, claimReplySchema);
      // What is asked while there is no connection is sent with the next one.
      return isElsewhere(reply) ? ask('claim', request, claimReplySchema) : reply;
    },
    resume: async (request) => {
      const own = line;
      // Kept for the next connection, it would be asked twice there.
      if (!own.socket.connected) return undefined;
      const askedAt = now();
      const reply = await ask('resume', request, resumeReplySchema);
      // A connection that lives and does not answer is given up for another one.
      if (!reply && own.socket.connected && now() - askedAt >= ANSWER_MS) leadTo(place ?? '', true);
      // The next connection asks anew.
      return isElsewhere(reply) ? undefined : reply;
    },
    leadTo,
    consent: (request) => ask('consent', request, consentReplySchema),
    ice: () => ask('ice', {}, v.unknown()),
    release: () => tell('release', {}),
    paired: () => tell('paired', {}),
    end: (request) =>
      new Promise((resolve) => {
        const { socket } = line;
        if (!socket.connected) return resolve();
        socket.once('disconnect', () => resolve()); // the relay answers with `ended`
        setTimeout(resolve, GOODBYE_MS);
        tell('end', request);
      }),
    sendFrame: (frame) => {
      if (line.socket.connected) line.socket.emit(FRAME_EVENT, frame);
    },
    name: 'relay',
    isOpen: () => line.socket.connected,
    waitingBytes: () => waitingBytes(line.socket.io),
    doubted: () => line.doubted(),
    close,
  };
}
