import { writeTopic } from '@medkig/api/topic';
import type { Kysely } from 'kysely';
import { audited } from '../audit/audited.ts';
import type { Serve } from '../http/endpoint-router.ts';
import type { Tables } from '../storage/tables.ts';
import { changeTopic, isTopic, sayTopic } from './topics.ts';

export interface TopicRoutesDeps {
  db: Kysely<Tables>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves when what the relay has to say of rooms is written. */
  roomsWritten(): Promise<void>;
}

/** `/api/rooms/:room/topic` */
export function serveTopics(serve: Serve, { db, now, roomsWritten }: TopicRoutesDeps): void {
  serve(writeTopic, async ({ who, reach, params, body: { topic } }) => {
    if (!(await isTopic(db, reach, topic))) return { ok: false, reason: 'malformed', at: ['topic'] };
    await roomsWritten();
    const saying = { roomId: params.room, agentId: who.agentId, topic };
    const done = { ok: true, value: undefined } as const;
    if (await sayTopic(db, reach, saying)) return done;
    const changed = await audited<undefined, 'not-found' | 'same'>(
      db,
      { by: who.agentId, at: now() },
      (transaction) => changeTopic(transaction, reach, saying),
    );
    return changed.ok || changed.reason === 'same' ? done : { ok: false, reason: 'not-found' };
  });
}
