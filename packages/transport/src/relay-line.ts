/** One Socket.IO socket that comes back by itself: Socket.IO's own way back is too slow after a silent net. */
import { type ConnectRefusal, connectRefusals, type Join } from '@medkig/protocol/signaling/messages';
import { Decoder, Encoder } from '@medkig/protocol/signaling/wire-parser';
import { io, type Socket } from 'socket.io-client';
import { nextAttempt, type Way } from './redial.ts';
import { waitingBytes } from './relay-backlog.ts';
import type { Wakes } from './wakes.ts';

export interface LineOptions {
  /** The origin of the Medkig server. */
  server: string;
  /**
   * Where the room is that will be asked for, or its id: several nodes may stand behind one address. Without it the page
   * comes for the first time.
   */
  at?: string | undefined;
  /** Asked at each connection, since an agent's ticket works once. */
  join(): Promise<Join>;
  wakes: Wakes;
  /** Milliseconds, of a clock that never goes back. */
  now(): number;
  told: {
    up(): void;
    down(): void;
    /** For good. */
    refused(reason: ConnectRefusal): void;
    replaced(): void;
  };
}

export interface Line {
  readonly socket: Socket;
  /** Whether the relay still answers is looked at; a connection that is dead is given up for a new one. */
  doubted(): void;
  /** Connections lead there from now on; with `now` the present one is given up for such a one. */
  leadTo(at: string, now?: boolean): void;
  close(): void;
}

/** The longest that a connection may take to show that it lives, and the shortest (milliseconds). */
const SIGN_OF_LIFE_MS = 4000;
const QUICK_SIGN_MS = 800;
/** One round trip, and three more for what waits ahead of the question. */
const TRIPS_OF_A_SIGN = 4;

/** How long the relay may take to let somebody in once it has answered; an agent's ticket is fetched meanwhile. */
const JOIN_MS = 4000;

/** How long to wait after the relay has said to come back later (milliseconds). */
const LATER_MS = 1000;

/** How each server was reached last: a net that swallows WebSockets should be met once by a page. */
const reached = new Map<string, Way>();

export function openLine({ server, at = '', join, wakes, now, told }: LineOptions): Line {
  const socket = io(server, {
    path: '/relay/',
    parser: { Encoder, Decoder },
    tryAllTransports: true,
    query: { at },
    autoConnect: false,
    reconnection: false,
    auth: (send) => {
      const { engine } = socket.io;
      join().then(
        (auth) => engine === socket.io.engine && send(auth),
        () => engine.close(),
      );
    },
  });
  const manager = socket.io;
  let state: 'pausing' | 'trying' | 'up' | 'over' = 'pausing';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasUp = at !== '';
  let tries = 0;
  let hung = false;
  let closed = false;
  let lostAt = now();
  let triedAt = lostAt;
  let rttMs: number | undefined;
  let signMs = SIGN_OF_LIFE_MS;
  let stopLooking: (() => void) | undefined;
  const stopWaking = wakes(wake);

  function tryNext(pauseAtLeastMs = 0): void {
    const worked = reached.get(server) ?? 'websocket';
    const loss = {
      tries,
      hung,
      closed,
      downMs: now() - lostAt,
      worked,
      ...(rttMs !== undefined && { rttMs }),
    };
    const { pauseMs, timeoutMs, first } = nextAttempt(loss, Math.random());
    tries += 1;
    state = 'pausing';
    const pause = Math.max(pauseMs, pauseAtLeastMs);
    const start = () => {
      state = 'trying';
      triedAt = now();
      // A connection that polls goes over to a WebSocket by itself once one gets through.
      const transports: Way[] = first === 'websocket' ? ['websocket', 'polling'] : ['polling', 'websocket'];
      Object.assign(manager.opts, { transports });
      after(timeoutMs, () => failed(true));
      socket.connect();
    };
    // A timer of a hidden page may be late.
    if (pause === 0) start();
    else after(pause, start);
  }

  function after(ms: number, step: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(step, ms);
  }

  function failed(withoutAnswer: boolean, pauseAtLeastMs = 0): void {
    hung = withoutAnswer;
    socket.disconnect();
    tryNext(pauseAtLeastMs);
  }

  /** Whoever is told may close. */
  function isOver(): boolean {
    return state === 'over';
  }

  /** As after a loss that has just happened. */
  function soon(): void {
    tries = 0;
    hung = false;
    closed = false;
    lostAt = now();
  }

  function lost(byClosing: boolean): void {
    state = 'pausing';
    soon();
    closed = byClosing;
    told.down();
    if (!isOver()) tryNext();
  }

  /** The page has reason to think that things have changed: nothing is waited for. */
  function wake(): void {
    if (state === 'up') return doubted();
    soon();
    // A try that has just begun may succeed, and the next one comes soon.
    if (state !== 'trying' || now() - triedAt >= QUICK_SIGN_MS) again();
  }

  function again(): void {
    socket.disconnect();
    tryNext();
  }

  /** Anything that comes is a sign of life: the answer may wait behind a picture on a slow line. */
  function doubted(): void {
    if (state !== 'up' || stopLooking) return;
    const { engine } = manager;
    const askedAt = now();
    const waiting = waitingBytes(manager);
    const limit = Math.min(signMs, SIGN_OF_LIFE_MS);
    const lives = () => {
      clearTimeout(looking);
      engine.off('data', lives);
      stopLooking = undefined;
    };
    stopLooking = lives;
    engine.on('data', lives);
    socket.emit('ping', {}, () => {
      rttMs = now() - askedAt;
      signMs = Math.max(QUICK_SIGN_MS, TRIPS_OF_A_SIGN * rttMs);
    });
    const looking = setTimeout(() => {
      lives();
      if (waitingBytes(manager) < waiting) return doubted();
      // Perhaps it was only slow; then the next connection is given more time.
      signMs = limit * 2;
      socket.disconnect();
      lost(false);
    }, limit);
  }

  function leadTo(to: string, isNow?: boolean): void {
    manager.opts.query = { at: to };
    if (isNow) again();
  }

  function close(): void {
    state = 'over';
    clearTimeout(timer);
    stopWaking();
    socket.disconnect();
  }

  manager.on('open', () => {
    after(JOIN_MS, () => failed(true));
    const { transport } = manager.engine;
    reached.set(server, transport.name === 'websocket' ? 'websocket' : 'polling');
    manager.engine.once('upgrade', () => reached.set(server, 'websocket'));
  });
  socket.on('connect', () => {
    clearTimeout(timer);
    state = 'up';
    wasUp = true;
    told.up();
    // The round trip is known from the start: it tells how long a later silence may last.
    doubted();
  });
  socket.on('disconnect', (reason) => {
    // After a sleep Socket.IO keeps what is sent before it notices that the line is dead, and would send it ahead of
    // `resume`: a fault to the relay, which ends the room.
    socket.sendBuffer.length = 0;
    stopLooking?.();
    if (reason === 'io client disconnect') return;
    // The relay closes a connection for good when another one has taken its seat.
    if (reason === 'io server disconnect') {
      close();
      told.replaced();
    } else if (state === 'up') lost(reason !== 'ping timeout');
    else if (state === 'trying') failed(false);
  });
  socket.on('connect_error', (error) => {
    if (state !== 'trying') return;
    const reason = connectRefusals.find((known) => known === error.message);
    if (!reason) return failed(false); // the network, not the relay
    // A session was there, so a refusal that passes must not end it.
    const passes = reason === 'draining' || (wasUp && (reason === 'rate' || reason === 'full'));
    if (passes) return failed(false, LATER_MS);
    close();
    told.refused(reason);
  });
  tryNext();

  return { socket, doubted, leadTo, close };
}
