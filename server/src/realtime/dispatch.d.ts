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
/** Brings a checked message to the rooms, if the sender's seat may say it at all. */
export declare function dispatch(rooms: RoomRegistry, { id, identity, address }: Sender, message: PeerMessage): void;
//# sourceMappingURL=dispatch.d.ts.map