/** Why a citizen did not come into a room by the code that was typed. A room that is taken or elsewhere is no wrong code. */
import type { ClaimRefusal } from '@medkig/protocol/signaling/messages';

/** `secret`: there was such a room, and the handshake failed. */
export type FailedClaim = Exclude<ClaimRefusal, 'busy' | 'malformed'> | 'secret';
