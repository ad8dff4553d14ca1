/** The sockets that have joined, and how rooms reach them: nobody is sent more than they take. */
import { type Backlog, sendNow, terminate } from './backlog.ts';
import type { Sender } from './dispatch.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import type { Meter } from './meter.ts';
import { tooMuchWaiting } from './node-backlog.ts';
import { type Pace, paceAfter } from './pace.ts';
import type { RelayLimits } from './relay-limits.ts';
import type { RelaySocket } from './relay-server.ts';
import type { SocketId } from './room.ts';
import type { Outbox } from './room-keeper.ts';

export interface Member extends Sender {
  socket: RelaySocket;
  meter: Meter;
  backlog: Backlog;
  pace: Pace;
  /** The sender who was told that this receiver is slow. */
  toldSlow: SocketId | undefined;
  /** What it has asked for last, while that is not settled. */
  busy: Promise<void> | undefined;
  /** Milliseconds since 1970. */
  seenSeatedAt: number;
  toldSeenAt: number;
}

export interface Members {
  readonly all: Map<SocketId, Member>;
  readonly outbox: Outbox;
  /** Looks after those who were slow. */
  sweep(): void;
  census(): ReceiverCensus;
}

/** Receivers now. */
export interface ReceiverCensus {
  /** Bytes that wait for all of them. */
  waiting: number;
  slow: number;
}

/** Bytes 1 and 2 of a header are not sealed. The newest record of this lane replaces the others; reports do not wait. */
const RECORD = 3;
const VOLATILE_LANE = 2;

function isReplaceable(frame: Uint8Array): boolean {
  return frame[1] === RECORD && frame[2] === VOLATILE_LANE;
}

export function createMembers(
  deps: Pick<GatewayDeps, 'figures' | 'now' | 'log'>,
  limits: RelayLimits,
  /** This receiver was cut off. */
  lost: (id: SocketId) => void,
): Members {
  const all = new Map<SocketId, Member>();

  /** `from`: whose frame it is that this look is for. */
  function look(member: Member, waiting: number, from?: SocketId): void {
    const look = { waiting, moved: member.backlog.moved(), now: deps.now() };
    const pace = paceAfter(member.pace, look, limits);
    if (pace === 'stuck') return drop(member);
    member.pace = pace;
    switch (pace.state) {
      case 'slow':
        if (from === undefined || from === member.toldSlow) break;
        member.toldSlow = from;
        all.get(from)?.socket.emit('peer', { state: 'slow' });
        break;
      case 'keeping-up':
        if (member.toldSlow !== undefined)
          all.get(member.toldSlow)?.socket.emit('peer', { state: 'keeping-up' });
        member.toldSlow = undefined;
        break;
      default:
        pace satisfies never;
    }
  }

  function drop(member: Member): void {
    const { id, identity, backlog } = member;
    deps.log.warn({ event: 'receiver-slow', seat: identity.seat, bytes: backlog.waiting() });
    deps.figures?.receiverDropped();
    cut(member);
    lost(id);
  }

  /** Its browser connects again and resumes; a polite close would wait for it to read. */
  function cut({ id, socket }: Member): void {
    all.delete(id);
    if (!terminate(socket.conn.transport)) socket.conn.close(true);
  }

  const outbox: Outbox = {
    isOpen: (id) => all.has(id),
    notify(id, notice) {
      all.get(id)?.socket.emit('peer', notice);
    },
    forward(id, frame, from) {
      const member = all.get(id);
      if (!member) return;
      const waiting = member.backlog.waiting();
      // Nearly always nothing waits, and there is nothing to look at.
      if (waiting > 0 || member.toldSlow !== undefined) look(member, waiting + frame.length, from);
      const isLeftOut = member.pace.state === 'slow' && isReplaceable(frame);
      if (!all.has(id) || isLeftOut) return;
      const { conn } = member.socket;
      const timed = deps.figures?.transit();
      // Both are what `emit` would come to in the end, without its ways.
      if (timed || waiting > 0 || !sendNow(conn.transport, frame)) conn.write(frame, undefined, timed);
    },
    farewell(id, reason) {
      all.get(id)?.socket.emit('ended', { reason });
      all.get(id)?.socket.disconnect(true);
    },
    close(id) {
      all.get(id)?.socket.disconnect(true);
    },
    hangUp(id) {
      const member = all.get(id);
      if (member) cut(member);
    },
  };

  return {
    all,
    outbox,
    sweep() {
      for (const member of all.values()) {
        if (member.pace.state === 'slow') look(member, member.backlog.waiting());
      }
      const waiting = [...all.values()].map((member) => ({ member, bytes: member.backlog.waiting() }));
      for (const { member } of tooMuchWaiting(waiting, limits.backlogBytesOfNode)) drop(member);
    },
    census() {
      const members = [...all.values()];
      return {
        waiting: members.reduce((sum, { backlog }) => sum + backlog.waiting(), 0),
        slow: members.filter(({ pace }) => pace.state === 'slow').length,
      };
    },
  };
}
