/**
 * The link between the two peers: messages in, sealed frames out, and back, over one transport or two. How an epoch is
 * agreed on is its side's, for each has a part of its own in that; whatever cannot be mended by sending again (a broken seal, a page that has begun anew) has one way out, a
 * new epoch, which the citizen starts. Sealing is asynchronous, so each direction is a queue that keeps the order.
 */
import { type Bytes, type RandomBytes, utf8 } from '@medkig/pairing/bytes';
import type { EpochRoot } from '@medkig/pairing/epoch';
import type { X25519 } from '@medkig/pairing/x25519';
import { type Frame, type Lane, wholeFrame } from '@medkig/protocol/session/frame';
import type { Clock } from './clock.ts';
import { type Ask, createDelivery, type Load, type Reach } from './delivery.ts';
import type { Inflater } from './inflater.ts';
import type { Message, RecordFault } from './lane-receiver.ts';
import { compressOnce, ONE_SHOT_BYTES } from './one-shot.ts';
import { padded } from './padding.ts';
import { type CompleteLane, completeLanes, decodeReport, encodeReport } from './report.ts';
import type { Role } from './role.ts';
import { gapAt, type Opened, openFrame, type RunningEpoch } from './running-epoch.ts';
import type { Transport } from './transport.ts';

/** `epoch`: an offer that continues no known root. `failed`: a step of our own threw. */
export type LinkFault = RecordFault | 'epoch' | 'failed';

/** What a page must keep so that the next one can go on. */
export interface KeptRoots {
  /** The newest root that the other side has proved to know. */
  confirmed: EpochRoot;
  /** Agent only: roots of which the citizen is about to prove one, the newest first. */
  pending?: readonly EpochRoot[] | undefined;
}

export interface SessionLinkOptions {
  side: Side;
  /** Where the chain of epochs stands: after the handshake, or as it was stored. */
  from: KeptRoots;
  clock: Clock;
  x25519: X25519;
  random: RandomBytes;
  /** A message of the other peer: any JSON, still untrusted. */
  onMessage(message: unknown): void;
  /** Must be stored before this returns: a reload continues from there. */
  onRoots(roots: KeptRoots): void;
  /** New keys are in force; their roots have been stored. */
  onEpoch(): void;
  /** Citizen only: the agent's page has no keys for what it hears. */
  onEpochWanted?(): void;
  /** The other side has not been heard for a while, or is heard again. */
  onReach(reach: Reach): void;
  /** The other side is not heard over anything at this moment, or is: what may be the first sign of `gone`. */
  onQuiet?(isQuiet: boolean): void;
  /** With each report: the number that the other side told with `tell`. */
  onTold?(own: number): void;
  /** Something did not fit; nothing more is delivered until the next epoch. */
  onFault(reason: LinkFault): void;
}

export interface SessionLink {
  /** Frames can go over this transport now, for the first time or again. */
  opened(transport: Transport): void;
  closed(transport: Transport): void;
  /** Citizen only: start the next epoch. Earlier offers are forgotten. */
  startEpoch(): void;
  /** False when no keys are in force. The citizen's `state` is compressed, `control` padded. */
  send(lane: Lane, message: unknown): boolean;
  receive(frame: Frame, transport: Transport): void;
  /** A whole number that goes with each report of this epoch; the newest one counts, and 0 is the first. */
  tell(own: number): void;
  load(): Load;
  /** How long an answer takes or has been waited for (milliseconds), over what carries; 0 as long as it is not known. */
  lag(): number;
  /** Nothing is sent any more; what was sent may still be handed to the transport. */
  stop(): void;
  /** Resolves when all that was sent before has been handed to the transport, or waits for one. */
  flushed(): Promise<void>;
  /** Resolves when all that was received before has been handled. */
  settled(): Promise<void>;
}

/** What each of the two does its own way. */
export interface Side {
  role: Role;
  /** The agent's, whose other side compresses: makes what reads one epoch's stream. */
  inflater?: () => Inflater;
  agree(means: AgreementMeans): Agreement;
}

/** How the two come to the keys of an epoch. */
export interface Agreement {
  /** There is a transport more. */
  opened(): void;
  /** Citizen only: offers the next epoch. */
  start?(): Promise<void>;
  /** What the other side says about it. */
  receive(payload: Bytes): Promise<void>;
  /** Agent only: a frame of an epoch that is not in force yet; its opening is the proof that brings it in force. */
  openEarly?(frame: Frame): Promise<Opened | undefined>;
}

export interface AgreementMeans
  extends Omit<SessionLinkOptions, 'side' | 'onMessage' | 'onEpoch' | 'onQuiet' | 'onTold'> {
  /** Over everything that is open: there is nothing to put in order yet. */
  send(epoch: number, payload: Uint8Array): void;
  /** Pings are sealed, so before there are keys a dead connection is noticed here or not at all. */
  awaitKeys(again: () => void): void;
  stopAwaiting(): void;
  /** Brings new keys in force. */
  enter(epoch: RunningEpoch, roots: KeptRoots): void;
  /** The epoch that is in force. */
  running(): RunningEpoch | undefined;
}

/** Decoded bytes of one message. */
const MAX_DECODED_BYTES = 32 * 1024 * 1024;

/** Without keys for so long, the citizen offers again, and both look whether their connections live (milliseconds). */
const KEYS_AGAIN_MS = 1000;

export function createSessionLink(options: SessionLinkOptions): SessionLink {
  const { clock } = options;
  const { role, inflater, agree } = options.side;
  let stopAwaiting = () => {};
  let running: RunningEpoch | undefined;
  let own = 0;
  let outgoing = Promise.resolve();
  let incoming = Promise.resolve();
  let reporting = Promise.resolve();

  const delivery = createDelivery({
    role,
    clock,
    report: (transport, ask) => {
      reporting = Promise.all([reporting, report(transport, ask)]).then(() => {});
    },
    gapAt: () => running && gapAt(running),
    onReach: options.onReach,
    onQuiet: (isQuiet) => options.onQuiet?.(isQuiet),
  });

  async function report(transport: Transport, { gaps, ...ask }: Ask): Promise<void> {
    const epoch = running;
    if (!epoch) return;
    const laneReport = (lane: CompleteLane) => ({
      next: epoch.receivers[lane].next(),
      sent: delivery.sent(lane),
      gaps: gaps ? epoch.receivers[lane].gaps(epoch.sentByOther[lane]) : [],
    });
    const lanes = { state: laneReport('state'), control: laneReport('control') };
    const payload = encodeReport({ lanes, own, ...ask });
    try {
      // On its next connection this peer may not have its seat yet, and what it says there would be a fault.
      delivery.passOver(transport, await epoch.senders.volatile.report(payload));
    } catch {
      options.onFault('failed');
    }
  }

  const agreement = agree({
    ...options,
    send: (number, payload) => delivery.passOverAll(wholeFrame('epoch', number, payload)),
    awaitKeys(again) {
      stopAwaiting();
      stopAwaiting = clock.after(KEYS_AGAIN_MS, () => {
        delivery.doubtAll();
        again();
      });
    },
    stopAwaiting: () => stopAwaiting(),
    enter(epoch, roots) {
      stopAwaiting();
      running = epoch;
      own = 0;
      options.onRoots(roots);
      delivery.startOver();
      options.onEpoch();
    },
    running: () => running,
  });

  async function receiveSealed(frame: Frame, transport: Transport): Promise<void> {
    const epoch = running;
    if (epoch?.number !== frame.header.epoch) {
      const opened = await agreement.openEarly?.(frame);
      if (opened && running) take(running, opened, frame, transport);
    } else if (!epoch.broken) take(epoch, await openFrame(epoch, frame), frame, transport);
  }

  function take(epoch: RunningEpoch, opened: Opened, { header, payload }: Frame, transport: Transport): void {
    if (opened.kind === 'fault') return breakEpoch(epoch, opened.reason);
    delivery.received(transport, header.lane, payload.length);
    switch (opened.kind) {
      case 'nothing':
        return;
      case 'report': {
        const said = decodeReport(opened.payload);
        if (!said) return breakEpoch(epoch, 'malformed');
        for (const lane of completeLanes)
          epoch.sentByOther[lane] = Math.max(epoch.sentByOther[lane], said.lanes[lane].sent);
        options.onTold?.(said.own);
        return delivery.reported(said, transport);
      }
      case 'messages':
        for (const message of opened.messages) {
          const decoded = decode(message, message.compression === 'once' ? inflater?.() : epoch.inflater);
          if (decoded === undefined) return breakEpoch(epoch, 'malformed');
          options.onMessage(decoded);
        }
        return;
      default: {
        const never: never = opened;
        return never;
      }
    }
  }

  function breakEpoch(epoch: RunningEpoch, reason: LinkFault): void {
    epoch.broken = true;
    options.onFault(reason);
  }

  async function packed({ deflater }: RunningEpoch, lane: Lane, text: Bytes): Promise<Message> {
    if (lane !== 'state' || role !== 'citizen') return { payload: padded(text), compression: 'none' };
    const once = text.length > ONE_SHOT_BYTES ? await compressOnce(text) : undefined;
    return once
      ? { payload: once, compression: 'once' }
      : { payload: deflater.push(text), compression: 'stream' };
  }

  /** One failed step must not stop the queue behind it; a new epoch starts from clean ground. */
  function inTurn(queue: Promise<void>, step: () => Promise<void> | void): Promise<void> {
    return queue.then(step).catch(() => options.onFault('failed'));
  }

  return {
    opened: (transport) => {
      delivery.opened(transport);
      agreement.opened();
    },
    closed: delivery.closed,
    startEpoch: () => {
      running = undefined;
      stopAwaiting();
      delivery.stop();
      outgoing = inTurn(outgoing, () => agreement.start?.());
    },
    send: (lane, message) => {
      const epoch = running;
      if (!epoch) return false;
      outgoing = inTurn(outgoing, async () => {
        const text = utf8(JSON.stringify(await message) ?? '');
        const { payload, compression } = await packed(epoch, lane, text);
        const records = await epoch.senders[lane].records(payload, compression);
        if (epoch !== running) return;
        for (const { seq, frame } of records)
          if (lane === 'volatile') delivery.pass(frame);
          else delivery.keep(lane, seq, frame);
      });
      return true;
    },
    receive: (frame, transport) => {
      incoming = inTurn(incoming, () =>
        frame.header.kind === 'epoch' ? agreement.receive(frame.payload) : receiveSealed(frame, transport),
      );
    },
    tell: (number) => {
      own = number;
    },
    load: delivery.load,
    lag: delivery.lag,
    stop: () => {
      stopAwaiting();
      delivery.stop();
    },
    flushed: async () => {
      await outgoing;
      await reporting;
    },
    settled: async () => {
      await incoming;
      await reporting;
    },
  };
}

function decode({ payload, compression }: Message, inflater: Inflater | undefined): unknown {
  const plain = compression === 'none' ? payload : inflater?.push(payload, MAX_DECODED_BYTES);
  if (!plain) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
  } catch {
    return undefined;
  }
}
