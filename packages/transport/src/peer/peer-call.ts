/**
 * One attempt at a connection to the other browser, from the first signal to its end: two channels on one
 * RTCPeerConnection. It breaks once at most, and is of no use afterwards.
 */
import { laneOf } from '@medkig/protocol/session/lane-of';
import type { PeerDescription, PeerSignal } from '@medkig/protocol/session/peer-signal';
import type { Role } from '../role.ts';
import { isCertified } from './certificate.ts';
import { cleanCandidate, type DescriptionType, readDescription, writeDescription } from './sdp.ts';

export interface PeerCallOptions {
  role: Role;
  attempt: number;
  mode: 'turn' | 'direct';
  connection: RTCPeerConnection;
  signal(message: PeerSignal): void;
  /** Both channels are open and the certificate is the one that was promised. */
  onOpen(): void;
  /** `byThem`: the other side has said so already. */
  onBroken(byThem: boolean): void;
  onFrame(bytes: Uint8Array): void;
}

export interface PeerCall {
  receive(signal: PeerSignal): void;
  send(frame: Uint8Array): void;
  waitingBytes(): number;
  close(): void;
}

/** More addresses than any machine has. */
const MAX_CANDIDATES = 40;
/** Frames that come while the certificate is looked at, which takes milliseconds. */
const MAX_EARLY = 64;
/** The link's largest frame with its header and seal, and no more. */
const MAX_FRAME_BYTES = 16 * 1024 + 64;
/** What waits beyond this is the link's to send later. Browsers throw at 16 MB, and would rather close the channel. */
const MAX_WAITING_BYTES = 1024 * 1024;

export function startPeerCall(options: PeerCallOptions): PeerCall {
  const { role, attempt, mode, connection, signal } = options;
  const mine: DescriptionType = role === 'citizen' ? 'offer' : 'answer';
  const theirs: DescriptionType = role === 'citizen' ? 'answer' : 'offer';
  /** Agreed on beforehand, so that the other side can open none. */
  const ordered = connection.createDataChannel('s', { negotiated: true, id: 0 });
  const loose = connection.createDataChannel('v', {
    negotiated: true,
    id: 1,
    ordered: false,
    maxRetransmits: 0,
  });
  const channels = [ordered, loose];
  let progress: 'calling' | 'open' | 'over' = 'calling';
  let fingerprint: string | undefined;
  let candidates = 0;
  /** What came while the certificate was looked at. */
  const early: Uint8Array[] = [];
  /** Each step waits for the one before: no candidate may overtake its description. */
  let steps = Promise.resolve();

  function inTurn(step: () => Promise<void> | void): void {
    steps = steps.then(async () => {
      if (progress !== 'over') await step();
    });
    // What a browser refuses to take from the other side is no error of ours.
    steps = steps.catch(() => broken(false));
  }

  function broken(byThem: boolean): void {
    if (progress === 'over') return;
    close();
    options.onBroken(byThem);
  }

  function close(): void {
    progress = 'over';
    for (const channel of channels) {
      channel.onopen = null;
      channel.onclose = null;
      channel.onmessage = null;
    }
    connection.onicecandidate = null;
    connection.onconnectionstatechange = null;
    connection.close();
  }

  async function describe(): Promise<void> {
    await connection.setLocalDescription();
    const own = readDescription(mine, connection.localDescription?.sdp ?? '');
    if (!own) return broken(false);
    signal({ kind: mine, attempt, ...own });
  }

  async function agreeTo(description: PeerDescription): Promise<void> {
    if (fingerprint) return; // one description for each attempt
    fingerprint = description.fingerprint;
    await connection.setRemoteDescription({ type: theirs, sdp: writeDescription(theirs, description) });
    if (role === 'agent') await describe();
  }

  async function opened(): Promise<void> {
    if (progress !== 'calling' || channels.some(({ readyState }) => readyState !== 'open')) return;
    if (!fingerprint || !(await isCertified(connection, fingerprint))) return broken(false);
    if (progress !== 'calling') return;
    progress = 'open';
    options.onOpen();
    for (const frame of early.splice(0)) options.onFrame(frame);
  }

  function arrived(data: unknown): void {
    if (!(data instanceof ArrayBuffer) || data.byteLength > MAX_FRAME_BYTES) return broken(false);
    const frame = new Uint8Array(data);
    if (progress === 'open') options.onFrame(frame);
    else if (early.length < MAX_EARLY) early.push(frame);
  }

  for (const channel of channels) {
    channel.binaryType = 'arraybuffer';
    channel.onopen = () => void opened();
    channel.onclose = () => broken(false);
    channel.onmessage = ({ data }) => arrived(data);
  }
  connection.ondatachannel = ({ channel }) => channel.close();
  connection.onconnectionstatechange = () => {
    if (['disconnected', 'failed', 'closed'].includes(connection.connectionState)) broken(false);
  };
  connection.onicecandidate = (event) => {
    const candidate = cleanCandidate(event.candidate?.candidate ?? '', mode);
    if (candidate) inTurn(() => signal({ kind: 'candidate', attempt, candidate }));
  };
  if (role === 'citizen') inTurn(describe);

  return {
    receive: (message) => {
      if (message.attempt !== attempt) return;
      switch (message.kind) {
        case 'offer':
        case 'answer':
          if (message.kind === theirs) inTurn(() => agreeTo(message));
          return;
        case 'candidate': {
          const candidate = cleanCandidate(message.candidate, mode);
          if (!candidate || ++candidates > MAX_CANDIDATES) return;
          return inTurn(() => connection.addIceCandidate({ candidate, sdpMid: '0' }));
        }
        case 'bye':
          return broken(true);
        default: {
          const never: never = message;
          return never;
        }
      }
    },
    send: (frame) => {
      if (progress !== 'open' || waitingBytes() + frame.length > MAX_WAITING_BYTES) return;
      const channel = laneOf(frame) === 'volatile' ? loose : ordered;
      try {
        channel.send(new Uint8Array(frame));
      } catch {
        // The channel is closing, and says so itself in a moment.
      }
    },
    waitingBytes,
    close,
  };

  function waitingBytes(): number {
    return ordered.bufferedAmount + loose.bufferedAmount;
  }
}
