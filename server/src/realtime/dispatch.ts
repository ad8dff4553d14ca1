import type { IceReply } from '@medkig/protocol/signaling/ice';
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
  /** The place that this connection asked the proxy for; empty when it asked for none. */
  askedFor: string;
}

export interface Asking {
  /** Resolves when the rooms as they are now outlive this process, or cannot be made to. */
  stored(): Promise<void>;
  /** Resolves with the number of the room's receipt once it is stored; with undefined if it cannot be. */
  receipt(roomId: string, consent: Request<'consent'>): Promise<string | undefined>;
  /** How the browsers of a room of this site may look for a way between them. */
  ice(site: string): Promise<IceReply>;
}

/**
 * Brings a checked message to the rooms, if the sender's seat may say it at all. A promise means that the rooms are
 * not done with it: what this sender says next comes after it.
 */
export function dispatch(
  rooms: RoomRegistry,
  asking: Asking,
  { id, identity, address, askedFor }: Sender,
  message: PeerMessage,
): Promise<void> | undefined {
  switch (message.name) {
    case 'frame':
      rooms.frame(id, message.bytes);
      break;
    case 'open':
      if (identity.seat === 'agent') {
        return rooms.open(id, identity, message.body).then((answer) => {
          // A code is read aloud at once; a server that is killed in that moment must still know it.
          void asking.stored().then(() => message.reply(answer));
        });
      }
      rooms.fault(id, 'malformed');
      break;
    case 'claim':
      if (identity.seat === 'citizen')
        return rooms.claim(id, identity, address, message.body.nameplate).then(message.reply);
      rooms.fault(id, 'malformed');
      break;
    case 'resume':
      return rooms.resume(id, identity, message.body, askedFor).then(message.reply);
    case 'consent': {
      if (identity.seat !== 'citizen') {
        rooms.fault(id, 'malformed');
        break;
      }
      const room = rooms.sharedBy(id);
      const receipt = room === undefined ? Promise.resolve(undefined) : asking.receipt(room, message.body);
      void receipt.then((number) =>
        message.reply(number === undefined ? { ok: false } : { ok: true, receipt: number }),
      );
      break;
    }
    case 'ice': {
      const site = rooms.pairedSite(id);
      void (site === undefined ? Promise.resolve({ ok: false } as const) : asking.ice(site)).then(
        message.reply,
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
  return undefined;
}
