import { endNotice, listNotices, readNotices, writeNotice } from '@medkig/api/notice';
import type { Kysely } from 'kysely';
import { audited } from '../audit/audited.ts';
import { isHotlineWithin } from '../hotline/hotlines.ts';
import type { Serve } from '../http/endpoint-router.ts';
import type { Tables } from '../storage/tables.ts';
import { addNotice, deleteNotice, noticesOf } from './notices.ts';

export interface NoticeRoutesDeps {
  db: Kysely<Tables>;
  /** Milliseconds since 1970. */
  now(): number;
}

const notFound = { ok: false, reason: 'not-found' } as const;

/** `/api/notices`, and `/api/hotlines/:hotline/notices` for those who write them. */
export function serveNotices(serve: Serve, { db, now }: NoticeRoutesDeps): void {
  serve(readNotices, async ({ who: { hotlineId } }) => ({
    ok: true,
    value: { items: hotlineId === null ? [] : await noticesOf(db, hotlineId, now()) },
  }));

  serve(listNotices, async ({ reach, params: { hotline } }) =>
    (await isHotlineWithin(db, reach, hotline))
      ? { ok: true, value: { items: await noticesOf(db, hotline, now()) } }
      : notFound,
  );

  serve(
    writeNotice,
    async ({ who: { agentId: by }, reach, params: { hotline: hotlineId }, body: details }) => {
      const at = now();
      return audited(db, { by, at }, async (transaction) => {
        if (!(await isHotlineWithin(transaction, reach, hotlineId))) return notFound;
        const notice = await addNotice(transaction, { hotlineId, by, details, now: at });
        if (!notice) return { ok: false, reason: 'full' } as const;
        const fact = { what: 'notice-written', notice: notice.id, hours: details.hours } as const;
        return { ok: true, value: notice, chain: { of: 'hotline', id: hotlineId }, fact } as const;
      });
    },
  );

  serve(endNotice, async ({ who: { agentId: by }, reach, params: { hotline: hotlineId, notice: id } }) => {
    const at = now();
    return audited(db, { by, at }, async (transaction) => {
      if (!(await isHotlineWithin(transaction, reach, hotlineId))) return notFound;
      if (!(await deleteNotice(transaction, { hotlineId, id, now: at }))) return notFound;
      const fact = { what: 'notice-ended', notice: id } as const;
      return { ok: true, value: undefined, chain: { of: 'hotline', id: hotlineId }, fact } as const;
    });
  });
}
