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

/**
 * Brings a checked message to the rooms, if the sender's seat may say it at all.
 * @param stored resolves when the rooms as they are now outlive this process, or cannot be made to
 */
export function dispatch(
  rooms: RoomRegistry,
  stored: () => Promise<void>,
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
        void stored().then(() => message.reply(answer));
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
