/** A room as it is written down, and as it stands up again. */
import type { LiveRoom } from './room.ts';
import type { StoredRoom } from './room-store.ts';

type Constants = Pick<StoredRoom, 'id' | 'hotlineId' | 'nameplate' | 'na' | 'fence' | 'practice'>;

/** A claim that is not proved yet is left out: its handshake begins anew. */
export function recordOf(
  { id, hotlineId, nameplate, na, fence, practice }: Constants,
  room: LiveRoom,
): StoredRoom {
  const { keyHash, agentId, sessionId } = room.agent;
  const record = {
    id,
    hotlineId,
    nameplate,
    na,
    fence,
    ...(practice && { practice }),
    openedAt: room.openedAt,
    agent: { keyHash, agentId, sessionId },
  };
  if (room.state !== 'paired') return record;
  const { citizen } = room;
  return { ...record, citizen: { keyHash: citizen.keyHash, site: citizen.site, origin: citizen.origin } };
}

/** Both seats are empty, and idleness counts from `at` (milliseconds since 1970). */
export function roomOf({ openedAt, agent, citizen }: StoredRoom, at: number): LiveRoom {
  const agentSeat = { ...agent, socket: null };
  if (!citizen) return { state: 'open', openedAt, agent: agentSeat };
  return {
    state: 'paired',
    openedAt,
    lastFrameAt: at,
    agent: agentSeat,
    citizen: { ...citizen, socket: null },
  };
}
