/**
 * The peer transport: frames go straight from browser to browser, or through a TURN server, over WebRTC. It comes and
 * goes by itself; the relay carries the session meanwhile.
 */
import { type Frame, parseFrame } from '@medkig/protocol/session/frame';
import { type PeerSignal, peerSignalSchema } from '@medkig/protocol/session/peer-signal';
import { iceReplySchema } from '@medkig/protocol/signaling/ice';
import * as v from 'valibot';
import type { Role } from '../role.ts';
import type { Transport } from '../transport.ts';
import { type PeerCall, startPeerCall } from './peer-call.ts';
import { atFirst, type PeerEvent, type PeerState, transition } from './peer-state.ts';

export interface PeerHandlers {
  opened(transport: Transport): void;
  closed(transport: Transport): void;
  /** In order on the lanes `state` and `control`, still sealed; what is no frame is dropped. */
  receive(frame: Frame, transport: Transport): void;
}

export interface PeerOptions {
  /** The citizen's side offers, the agent's answers. */
  role: Role;
  /** `turn`: no address but the TURN server's is told or tried. */
  mode: 'turn' | 'direct';
  iceServers: readonly RTCIceServer[];
  /** Takes a signal to the other side, sealed. */
  signal(message: PeerSignal): void;
  handlers: PeerHandlers;
  window: Window & typeof globalThis;
  /** From 0 to 1; by default the browser's own chance, which only spreads attempts in time. */
  random?(): number;
}

export interface Peer {
  transport: Transport;
  /** A signal of the other side, unchecked. What is none ends it here for good. */
  receive(signal: unknown): void;
  /** Closed for good: it says nothing more and leaves nothing behind. */
  close(): void;
}

/** As the relay answered `ice`, unchecked; undefined where the browsers are not to meet. */
export function connectAsTold(
  answer: unknown,
  options: Omit<PeerOptions, 'mode' | 'iceServers'>,
): Peer | undefined {
  const told = v.safeParse(iceReplySchema, answer);
  if (!told.success || !told.output.ok || told.output.mode === 'off') return undefined;
  return connectPeer({ ...options, mode: told.output.mode, iceServers: told.output.servers });
}

/** An attempt that is not open by then comes to nothing, in milliseconds. */
const TRY_MS = 15_000;

/** What is doubted has so long to bring something, in milliseconds: a busy page is not a broken way. */
const DOUBT_MS = 3_000;

export function connectPeer(options: PeerOptions): Peer {
  const { role, mode, signal, handlers, window, random = Math.random } = options;
  let state: PeerState = atFirst;
  let call: PeerCall | undefined;
  let timer: number | undefined;

  const transport: Transport = {
    name: 'peer',
    isOpen: () => state.at === 'open',
    sendFrame: (frame) => call?.send(frame),
    waitingBytes: () => call?.waitingBytes() ?? 0,
    doubted: () => {
      if (state.at === 'open') timer ??= window.setTimeout(giveUp, DOUBT_MS);
    },
  };

  function apply(event: PeerEvent): void {
    const before = state;
    state = transition(before, event);
    if (state === before) return;
    clearTimer();
    if (state.at === 'trying') {
      timer = window.setTimeout(giveUp, TRY_MS);
      dial(state.attempt);
    } else if (state.at !== 'open') {
      call?.close();
      call = undefined;
      rest();
    }
    if (state.at === 'open') handlers.opened(transport);
    else if (before.at === 'open') handlers.closed(transport);
  }

  function clearTimer(): void {
    window.clearTimeout(timer);
    timer = undefined;
  }

  function dial(attempt: number): void {
    call?.close();
    const connection = makeConnection();
    if (!connection) return close();
    call = startPeerCall({
      role,
      attempt,
      mode,
      connection,
      signal,
      onOpen: () => apply({ type: 'opened', now: now() }),
      onBroken: (byThem) => {
        if (!byThem) signal({ kind: 'bye', attempt });
        broke();
      },
      onFrame: (bytes) => {
        clearTimer(); // it works, whoever doubted it
        const frame = parseFrame(bytes);
        if (frame) handlers.receive(frame, transport);
      },
    });
  }

  /** Undefined in a browser that has none, or that was told to make none. */
  function makeConnection(): RTCPeerConnection | undefined {
    const iceTransportPolicy = mode === 'turn' ? 'relay' : 'all';
    try {
      return new window.RTCPeerConnection({ iceServers: [...options.iceServers], iceTransportPolicy });
    } catch {
      return undefined;
    }
  }

  function giveUp(): void {
    if (state.at === 'trying' || state.at === 'open') signal({ kind: 'bye', attempt: state.attempt });
    broke();
  }

  function broke(): void {
    apply({ type: 'broke', now: now(), jitter: random() });
  }

  function look(): void {
    apply({ type: 'look', now: now(), visible: isVisible() });
    rest();
  }

  /** A timer may come a moment early, and then there is another one. */
  function rest(): void {
    if (state.at !== 'resting' || role === 'agent') return;
    clearTimer();
    const wait = state.until - now();
    if (wait > 0) timer = window.setTimeout(look, Math.ceil(wait));
  }

  function online(): void {
    apply({ type: 'online', now: now(), visible: isVisible() });
  }

  function close(): void {
    window.removeEventListener('online', online);
    window.removeEventListener('pagehide', close);
    window.document.removeEventListener('visibilitychange', look);
    apply({ type: 'close' });
  }

  const now = () => window.performance.now();
  const isVisible = () => !window.document.hidden;

  // A page with an open connection is not kept for the way back.
  window.addEventListener('pagehide', close);
  if (role === 'citizen') {
    window.addEventListener('online', online);
    window.document.addEventListener('visibilitychange', look);
    look();
  }

  return {
    transport,
    receive: (message) => {
      const parsed = v.safeParse(peerSignalSchema, message);
      if (!parsed.success) return close();
      const { output } = parsed;
      if (output.kind === 'offer' && role === 'agent') offered(output.attempt);
      call?.receive(output);
    },
    close,
  };

  /** The newest offer counts: the citizen's page begins a new one only when the one before is over. */
  function offered(attempt: number): void {
    if (state.at === 'open') broke();
    apply({ type: 'offered', attempt });
  }
}
