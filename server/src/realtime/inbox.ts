/** What members send, brought to the rooms in the order it came, also while the rooms take their time with one message. */
import { type Asking, dispatch } from './dispatch.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import type { Member } from './members.ts';
import { parseMessage } from './requests.ts';
import type { RoomRegistry } from './room-registry.ts';

export interface Inbox {
  /** `[name, payload, acknowledge]`, as Socket.IO has read it. */
  take(member: Member, event: readonly unknown[]): void;
  /** A frame that was read before Socket.IO did, of a member who is not busy. */
  takeFrame(member: Member, bytes: Uint8Array): void;
  /** More has come over the member's connection than it may carry. */
  tooMuch(member: Member): void;
}

export function createInbox(
  rooms: RoomRegistry,
  asking: Asking,
  deps: Pick<GatewayDeps, 'log' | 'now'>,
): Inbox {
  function inTurn(member: Member, event: readonly unknown[]): void {
    const busy = member.busy?.then(() => receive(member, event)) ?? receive(member, event);
    if (!busy) return;
    const mine = busy
      .catch(() => bug(member))
      .finally(() => {
        if (member.busy === mine) member.busy = undefined;
      });
    member.busy = mine;
  }

  function receive(member: Member, event: readonly unknown[]): Promise<void> | undefined {
    if (!member.socket.connected) return undefined;
    const message = parseMessage(event);
    if (!message) rooms.fault(member.id, 'malformed');
    else if (message.name !== 'frame' && !member.meter.admitsControl(deps.now()))
      rooms.fault(member.id, 'rate');
    else return dispatch(rooms, asking, member, message);
    return undefined;
  }

  function bug({ id, identity }: Member): void {
    deps.log.warn({ event: 'relay-bug', seat: identity.seat });
    rooms.fault(id, 'malformed');
  }

  return {
    take(member, event) {
      try {
        inTurn(member, event);
      } catch {
        bug(member);
      }
    },
    takeFrame(member, bytes) {
      try {
        rooms.frame(member.id, bytes);
      } catch {
        bug(member);
      }
    },
    tooMuch(member) {
      rooms.fault(member.id, 'rate');
    },
  };
}
