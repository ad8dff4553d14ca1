/**
 * The link between the two peers: messages in, sealed frames out, and back. It owns the epochs; whatever goes
 * wrong (a gap, a broken seal, a lost relay) has one way out, a new epoch, which the citizen starts.
 * Sealing is asynchronous, so each direction is a queue that keeps the order.
 */
import { type Bytes, type RandomBytes, utf8 } from '@medkig/pairing/bytes';
import {
  answerEpoch,
  type Direction,
  type EpochOffer,
  type EpochRoot,
  type NewEpoch,
  offerEpoch,
} from '@medkig/pairing/epoch';
import type { X25519 } from '@medkig/pairing/x25519';
import { type Frame, type Lane, lanes, wholeFrame } from '@medkig/protocol/session/frame';
import { createDeflater, type Deflater } from './deflater.ts';
import type { Inflater } from './inflater.ts';
import { createLaneReceiver, type LaneReceiver, type RecordFault } from './lane-receiver.ts';
import { createLaneSender, type LaneSender } from './lane-sender.ts';
import { padded } from './padding.ts';
import type { Transport } from './transport.ts';

/** `epoch`: an offer that continues no known root. `failed`: a step of our own threw. */
export type LinkFault = RecordFault | 'malformed' | 'epoch' | 'failed';

/** What a page must keep so that the next one can go on. */
export interface KeptRoots {
  /** The newest root that the other side has proved to know. */
  confirmed: EpochRoot;
  /** Agent only: the root that the citizen is about to prove. */
  pending?: EpochRoot | undefined;
}

export interface SessionLinkOptions {
  role: 'citizen' | 'agent';
  /** Where the chain of epochs stands: after the handshake, or as it was stored. */
  from: KeptRoots;
  transport: Transport;
  x25519: X25519;
  random: RandomBytes;
  /** Agent only, whose other side compresses: makes what reads one epoch's stream. */
  inflater?: () => Inflater;
  /** A message of the other peer: any JSON, still untrusted. */
  onMessage(message: unknown): void;
  /** Must be stored before this returns: a reload continues from there. */
  onRoots(roots: KeptRoots): void;
  /** New keys are in force; their roots have been stored. */
  onEpoch(): void;
  /** Something did not fit; nothing more is delivered on that lane until the next epoch. */
  onFault(reason: LinkFault): void;
}

export interface SessionLink {
  /** Citizen only: start the next epoch. Earlier offers are forgotten. */
  startEpoch(): void;
  /** False when no keys are in force. The citizen's `state` is compressed, `control` padded. */
  send(lane: Lane, message: unknown): boolean;
  receive(frame: Frame): void;
  /** Resolves when all that was sent before has been handed to the transport. */
  flushed(): Promise<void>;
  /** Resolves when all that was received before has been handled. */
  settled(): Promise<void>;
}

interface RunningEpoch {
  number: number;
  senders: Record<Lane, LaneSender>;
  receivers: Record<Lane, LaneReceiver>;
  deflater: Deflater;
  inflater: Inflater | undefined;
  broken: boolean;
}

/** Decoded bytes of one message. */
const MAX_DECODED_BYTES = 32 * 1024 * 1024;

export function createSessionLink(options: SessionLinkOptions): SessionLink {
  const { role, transport, x25519, random } = options;
  let { confirmed, pending } = options.from;
  let offered: EpochOffer | undefined;
  let running: RunningEpoch | undefined;
  let outgoing = Promise.resolve();
  let incoming = Promise.resolve();

  async function enter({ keys }: NewEpoch): Promise<void> {
    const [out, into]: [Direction, Direction] = role === 'citizen' ? ['c2a', 'a2c'] : ['a2c', 'c2a'];
    const senders = await forEachLane(async (lane) =>
      createLaneSender(lane, keys.epoch, await keys.laneKey(out, lane)),
    );
    const receivers = await forEachLane(async (lane) => createLaneReceiver(await keys.laneKey(into, lane)));
    running = {
      number: keys.epoch,
      senders,
      receivers,
      deflater: createDeflater(),
      inflater: options.inflater?.(),
      broken: false,
    };
    keep();
    options.onEpoch();
  }

  function keep(): void {
    options.onRoots({ confirmed, pending });
  }

  async function receiveEpoch({ payload }: Frame): Promise<void> {
    if (role === 'citizen') {
      const result = await offered?.finish(payload);
      // What does not fit answers an offer that a newer one has replaced; the right answer may still come.
      if (!result?.ok) return;
      offered = undefined;
      confirmed = result.value.next;
      return enter(result.value);
    }
    const candidates = pending ? [pending, confirmed] : [confirmed];
    const result = await answerEpoch(candidates, payload, x25519, random);
    if (!result.ok) return options.onFault('epoch');
    if (pending && result.value.next.epoch === pending.epoch + 1) confirmed = pending;
    pending = result.value.next;
    await enter(result.value);
    transport.sendFrame(wholeFrame('epoch', result.value.next.epoch, result.value.answer));
  }

  async function receiveRecord(frame: Frame): Promise<void> {
    const epoch = running;
    // Late frames of an earlier epoch are dropped: the new one began with a full snapshot.
    if (!epoch || epoch.broken || frame.header.epoch < epoch.number) return;
    const received = await epoch.receivers[frame.header.lane].receive(frame);
    const fault = received.kind === 'fault' ? received.reason : undefined;
    if (fault || frame.header.epoch > epoch.number) return breakEpoch(epoch, fault ?? 'epoch');
    if (pending?.epoch === epoch.number) {
      confirmed = pending; // the first record of the new epoch proves that the citizen has its root
      pending = undefined;
      keep();
    }
    if (received.kind !== 'message') return;
    const message = decode(epoch, received.payload, received.compressed);
    if (message === undefined) return breakEpoch(epoch, 'malformed');
    options.onMessage(message);
  }

  function breakEpoch(epoch: RunningEpoch, reason: LinkFault): void {
    epoch.broken = true;
    options.onFault(reason);
  }

  /** One failed step must not stop the queue behind it; a new epoch starts from clean ground. */
  function inTurn(queue: Promise<void>, step: () => Promise<void>): Promise<void> {
    return queue.then(step).catch(() => options.onFault('failed'));
  }

  return {
    startEpoch: () => {
      running = undefined;
      outgoing = inTurn(outgoing, async () => {
        offered = await offerEpoch(confirmed, x25519, random);
        transport.sendFrame(wholeFrame('epoch', offered.epoch, offered.offer));
      });
    },
    send: (lane, message) => {
      const epoch = running;
      if (!epoch) return false;
      const text = utf8(JSON.stringify(message) ?? '');
      const compressed = lane === 'state' && role === 'citizen';
      outgoing = inTurn(outgoing, async () => {
        const payload = compressed ? epoch.deflater.push(text) : padded(text);
        for (const frame of await epoch.senders[lane].frames(payload, compressed)) transport.sendFrame(frame);
      });
      return true;
    },
    receive: (frame) => {
      incoming = inTurn(incoming, () =>
        frame.header.kind === 'epoch' ? receiveEpoch(frame) : receiveRecord(frame),
      );
    },
    flushed: () => outgoing,
    settled: () => incoming,
  };
}

function decode(epoch: RunningEpoch, payload: Bytes, compressed: boolean): unknown {
  const plain = compressed ? epoch.inflater?.push(payload, MAX_DECODED_BYTES) : payload;
  if (!plain) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
  } catch {
    return undefined;
  }
}

async function forEachLane<T>(make: (lane: Lane) => Promise<T>): Promise<Record<Lane, T>> {
  const [state, control, volatile] = await Promise.all(lanes.map(make));
  if (!state || !control || !volatile) throw new Error('a lane is missing');
  return { state, control, volatile };
}
