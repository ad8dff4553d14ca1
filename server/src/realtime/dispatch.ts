import type { Request } from '@medkig/protocol/signaling/messages';
import type { Identity } from './admission.ts';
import type { PeerMessage } from './requests.ts';
import type { SocketId } from './room.ts';
import type { RoomRegistry } from './room-registry.ts';

export interface Sender {
  id: SocketId;
  identity: Identity;
  /** What this sender's claims are counted by. */
  address: string;
}

export interface Storing {
  /** Resolves when the rooms as they are now outlive this process, or cannot be made to. */
  stored(): Promise<void>;
  /** Resolves with the number of the room's receipt once it is stored; with undefined if it cannot be. */
  receipt(roomId: string, consent: Request<'consent'>): Promise<string | undefined>;
}

/** Brings a checked message to the rooms, if the sender's seat may say it at all. */
export function dispatch(
  rooms: RoomRegistry,
  storing: Storing,
  { id, identity, address }: Sender,
  message: PeerMessage,
): void {
  switch (message.name) {
    case 'frame':
      rooms.frame(id, message.bytes);
      break;
    case 'open':
      if (identity.seat === 'agent') {
        const answer = rooms.open(id, identity, message.body.na);
        // A code is read aloud at once; a server that is killed in that moment must still know it.
        void storing.stored().then(() => message.reply(answer));
      } else rooms.fault(id, 'malformed');
      break;
    case 'claim':
      if (identity.seat === 'citizen')
        message.reply(rooms.claim(id, identity, address, message.body.nameplate));
      else rooms.fault(id, 'malformed');
      break;
    case 'resume':
      message.reply(rooms.resume(id, identity, message.body));
      break;
    case 'consent': {
      if (identity.seat !== 'citizen') return rooms.fault(id, 'malformed');
      const room = rooms.sharedBy(id);
      const receipt = room === undefined ? Promise.resolve(undefined) : storing.receipt(room, message.body);
      void receipt.then((number) =>
        message.reply(number === undefined ? { ok: false } : { ok: true, receipt: number }),
      );
      break;
    }
    case 'ping':
      message.reply({});
      break;
    case 'release':
      rooms.release(id);
      break;
    case 'paired':
      rooms.paired(id);
      break;
    case 'end':
      rooms.end(id, message.body.reason);
      break;
    default:
      message satisfies never;
  }
}
