import type { Kysely } from 'kysely';
import { findPasswordHash } from '../accounts/agents.ts';
import { seedDemo } from '../demo/seed.ts';
import type { Tables } from '../storage/tables.ts';
import type { StoredRoom } from './room-store.ts';

interface SeededRoom {
  /** Anna and a citizen of Vestby have met in it; it is not stored yet. */
  room: StoredRoom;
  agentId: string;
  hotlineId: string;
}

/** The demo's municipalities and its agent in an empty database, and a room of theirs. */
export async function seedWithRoom(db: Kysely<Tables>, now: number): Promise<SeededRoom> {
  const agent = { email: 'anna@vestby.example', password: 'hest-batteri' };
  await seedDemo(db, { origins: { vestby: ['https://vestby.example'], nordby: [] }, agent, now });
  const { id: hotlineId } = await db.selectFrom('hotline').select('id').executeTakeFirstOrThrow();
  const agentId = (await findPasswordHash(db, agent.email))?.agentId ?? '';
  const room: StoredRoom = {
    id: 'A'.repeat(22),
    hotlineId,
    nameplate: '07',
    na: 'n'.repeat(43),
    openedAt: now,
    fence: 1,
    agent: { keyHash: 'a'.repeat(64), agentId, sessionId: '00000000-0000-4000-8000-000000000001' },
    citizen: { keyHash: 'c'.repeat(64), site: 'vestby', origin: 'https://vestby.example' },
  };
  return { room, agentId, hotlineId };
}
