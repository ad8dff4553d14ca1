/** One run of keys, numbering and compression: all that belongs to it ends with it. */
import type { Bytes } from '@medkig/pairing/bytes';
import type { Direction, EpochKeys } from '@medkig/pairing/epoch';
import type { Frame, Lane } from '@medkig/protocol/session/frame';
import { createDeflater, type Deflater } from './deflater.ts';
import type { Inflater } from './inflater.ts';
import {
  createLaneReceiver,
  createNewestReceiver,
  type LaneReceiver,
  type Message,
  type NewestReceiver,
  type RecordFault,
} from './lane-receiver.ts';
import { createLaneSender, type LaneSender } from './lane-sender.ts';
import { type CompleteLane, completeLanes } from './report.ts';
import type { Role } from './role.ts';

export interface RunningEpoch {
  number: number;
  senders: Record<Lane, LaneSender>;
  receivers: Record<CompleteLane, LaneReceiver>;
  volatile: NewestReceiver;
  deflater: Deflater;
  inflater: Inflater | undefined;
  /** Records of each lane that the other side has sent, as far as it has said. */
  sentByOther: Record<CompleteLane, number>;
  broken: boolean;
}

export async function runEpoch(
  keys: EpochKeys,
  role: Role,
  inflater: Inflater | undefined,
): Promise<RunningEpoch> {
  const [out, into]: [Direction, Direction] = role === 'citizen' ? ['c2a', 'a2c'] : ['a2c', 'c2a'];
  const sender = async (lane: Lane) => createLaneSender(lane, keys.epoch, await keys.laneKey(out, lane));
  const receiver = async (lane: Lane) => createLaneReceiver(await keys.laneKey(into, lane));
  const [state, control, volatile] = await Promise.all([
    sender('state'),
    sender('control'),
    sender('volatile'),
  ]);
  const [stateIn, controlIn] = await Promise.all([receiver('state'), receiver('control')]);
  return {
    number: keys.epoch,
    senders: { state, control, volatile },
    receivers: { state: stateIn, control: controlIn },
    volatile: createNewestReceiver(await keys.laneKey(into, 'volatile')),
    deflater: createDeflater(),
    inflater,
    sentByOther: { state: 0, control: 0 },
    broken: false,
  };
}

/** How many records have come in order, if others that were sent have not come; else undefined. */
export function gapAt({ receivers, sentByOther }: RunningEpoch): number | undefined {
  const hasGap = completeLanes.some((lane) => receivers[lane].gaps(sentByOther[lane]).length > 0);
  return hasGap ? receivers.state.next() + receivers.control.next() : undefined;
}

/** What a frame has brought. */
export type Opened =
  | { kind: 'messages'; messages: readonly Message[] }
  | { kind: 'report'; payload: Bytes; isNewest: boolean }
  | { kind: 'nothing' }
  | { kind: 'fault'; reason: RecordFault };

export async function openFrame(epoch: RunningEpoch, frame: Frame): Promise<Opened> {
  const { kind, lane, seq } = frame.header;
  if (lane !== 'volatile') {
    if (kind === 'report') return { kind: 'fault', reason: 'malformed' };
    const received = await epoch.receivers[lane].receive(frame);
    epoch.sentByOther[lane] = Math.max(epoch.sentByOther[lane], received.kind === 'fault' ? 0 : seq + 1);
    return received;
  }
  const received = await epoch.volatile.receive(frame);
  if (received.kind === 'fault') return received;
  const { payload } = received;
  if (kind === 'report') return { kind, payload, isNewest: received.kind === 'newest' };
  if (received.kind === 'older') return { kind: 'nothing' };
  return { kind: 'messages', messages: [{ payload, compression: frame.header.compression }] };
}
