/** Rooms in the database. One that was paired leaves a few facts behind for a day, and for longer what was consented to. */
import type { EndReason } from '@medkig/protocol/signaling/messages';
import { type Insertable, type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { aboutTopic, modeOf } from '../audit/audit-event.ts';
import { appendEntry } from '../audit/audit-log.ts';
import type { Log } from '../log.ts';
import { closeReceipt, giveReceipt } from '../receipts/receipts.ts';
import type { RoomTable, Tables } from '../storage/tables.ts';
import { noteHappened } from '../webhooks/outbox.ts';
import type { RoomStore, StoredRoom } from './room-store.ts';
import { createWriteBehind } from './write-behind.ts';

type Ending = Pick<StoredRoom, 'id' | 'fence'>;
type RoomRow = Insertable<RoomTable> & { fence: number };

/** @param now milliseconds since 1970 */
export function createStoredRooms(db: Kysely<Tables>, log: Pick<Log, 'bug'>, now: () => number): RoomStore {
  const writes = createWriteBehind((error) => log.bug('room-not-stored', error));

  const municipality = sql<string>`coalesce(site.municipality_id, consent_receipt.municipality_id)`;

  async function end({ id: roomId, fence }: Ending, reason: EndReason, at: number): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      const past = await transaction
        .insertInto('past_room')
        .columns([
          'id',
          'municipality_id',
          'agent_id',
          'opened_at',
          'ended_at',
          'end_reason',
          'practice',
          'topic',
        ])
        .expression((build) =>
          build
            .selectFrom('room')
            .leftJoin('site', 'site.key', 'room.site_key')
            // The site may have been taken away meanwhile, which ends the room.
            .leftJoin('consent_receipt', 'consent_receipt.room_id', 'room.id')
            .select(({ val }) => [
              'room.id',
              municipality.as('municipality_id'),
              'room.agent_id',
              'room.opened_at',
              val(new Date(at)).as('ended_at'),
              val(reason).as('end_reason'),
              'room.practice',
              'room.topic',
            ])
            .where('room.id', '=', roomId)
            .where('room.fence', '<=', fence)
            .where(municipality, 'is not', null)
            // The topic that its agent says meanwhile waits, and finds what is left of the room.
            .forUpdate('room'),
        )
        .returning(['municipality_id', 'agent_id', 'practice', 'topic'])
        .executeTakeFirst();
      const topic = past?.topic ?? null;
      const gone = await transaction
        .deleteFrom('room')
        .where('id', '=', roomId)
        .where('fence', '<=', fence)
        .executeTakeFirst();
      if (gone.numDeletedRows > 0n) await closeReceipt(transaction, { roomId, reason, at, topic });
      if (!past) return;
      const chain = { of: 'municipality', id: past.municipality_id } as const;
      const about = aboutTopic(topic);
      const fact = { what: 'session-ended', reason, ...about, ...modeOf(past.practice) } as const;
      await appendEntry(transaction, { chain, at, agentId: past.agent_id, roomId, fact });
      if (past.practice) return;
      await noteHappened(transaction, {
        type: 'session-ended',
        municipalityId: chain.id,
        at,
        roomId,
        reason,
        ...about,
      });
    });
  }

  /** Once there is a citizen in it, the session has started. */
  async function write(transaction: Transaction<Tables>, row: RoomRow, at: number): Promise<void> {
    const before = await transaction
      .selectFrom('room')
      .select('site_key')
      .where('id', '=', row.id)
      .forUpdate()
      .executeTakeFirst();
    const written = await transaction
      .insertInto('room')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row).where('room.fence', '<=', row.fence))
      .returning(['site_key', 'practice'])
      .executeTakeFirst();
    if (!written?.site_key || written.practice || before?.site_key) return;
    const site = await transaction
      .selectFrom('site')
      .select('municipality_id')
      .where('key', '=', written.site_key)
      .executeTakeFirst();
    if (!site) return;
    const { municipality_id: municipalityId } = site;
    await noteHappened(transaction, { type: 'session-started', municipalityId, at, roomId: row.id });
  }

  return {
    async load(now) {
      await forgetRested(db, now);
      const rooms = await db.selectFrom('room').selectAll().execute();
      const resting = await db.selectFrom('resting_nameplate').selectAll().execute();
      return {
        rooms: rooms.map(roomOf),
        resting: resting.map(({ hotline_id, nameplate, why, until }) => ({
          hotlineId: hotline_id,
          nameplate,
          why,
          until: until.getTime(),
        })),
      };
    },

    async find(roomId) {
      const row = await db.selectFrom('room').selectAll().where('id', '=', roomId).executeTakeFirst();
      return row && roomOf(row);
    },

    save(room) {
      const row = rowOf(room);
      const at = now();
      writes.add(() => db.transaction().execute((transaction) => write(transaction, row, at)));
    },

    end(room, reason, at) {
      writes.add(() => end(room, reason, at));
    },

    // In the same queue: the room's row is there by then, and its end is written after it.
    consent: (consent) =>
      new Promise((resolve) => {
        writes.add(async () =>
          resolve(await db.transaction().execute((transaction) => giveReceipt(transaction, consent))),
        );
      }),

    rest({ hotlineId, nameplate, why, until }) {
      const values = { why, until: new Date(until) };
      writes.add(async () => {
        await db
          .insertInto('resting_nameplate')
          .values({ hotline_id: hotlineId, nameplate, ...values })
          .onConflict((conflict) => conflict.columns(['hotline_id', 'nameplate']).doUpdateSet(values))
          .execute();
      });
    },

    flush: writes.flush,
  };
}

/** Deletes what is left of rooms that ended at `before` (milliseconds since 1970) or earlier; returns how many. */
export async function forgetPastRooms(db: Kysely<Tables>, before: number): Promise<number> {
  const gone = await db.deleteFrom('past_room').where('ended_at', '<=', new Date(before)).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** Forgets nameplates that may be used again. `now` in milliseconds since 1970. */
export async function forgetRested(db: Kysely<Tables>, now: number): Promise<number> {
  const gone = await db
    .deleteFrom('resting_nameplate')
    .where('until', '<=', new Date(now))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

function rowOf({
  id,
  hotlineId,
  nameplate,
  na,
  openedAt,
  fence,
  practice,
  agent,
  citizen,
}: StoredRoom): RoomRow {
  return {
    id,
    hotline_id: hotlineId,
    nameplate,
    na,
    opened_at: new Date(openedAt),
    fence,
    practice: practice === true,
    agent_id: agent.agentId,
    agent_session_id: agent.sessionId,
    agent_key_sha256: agent.keyHash,
    citizen_key_sha256: citizen?.keyHash ?? null,
    site_key: citizen?.site ?? null,
    origin: citizen?.origin ?? null,
  };
}

function roomOf(row: Selectable<RoomTable>): StoredRoom {
  const { citizen_key_sha256: keyHash, site_key: site, origin } = row;
  return {
    id: row.id,
    hotlineId: row.hotline_id,
    nameplate: row.nameplate,
    na: row.na,
    openedAt: row.opened_at.getTime(),
    fence: row.fence,
    ...(row.practice && { practice: true as const }),
    agent: { keyHash: row.agent_key_sha256, agentId: row.agent_id, sessionId: row.agent_session_id },
    ...(keyHash !== null && site !== null && origin !== null && { citizen: { keyHash, site, origin } }),
  };
}
