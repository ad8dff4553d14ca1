import { deleteGuideCard, listGuideCards, writeGuideCard } from '@medkig/api/guide-card';
import type { Kysely, Transaction } from 'kysely';
import type { Principal, Reach } from '../accounts/access.ts';
import { appendEntry } from '../audit/audit-log.ts';
import type { Serve } from '../http/endpoint-router.ts';
import type { Log } from '../log.ts';
import type { Tables } from '../storage/tables.ts';
import { addCard, changeCard, listCards, type Whose, type Written } from './guide-cards.ts';

export interface GuideCardRoutesDeps {
  db: Kysely<Tables>;
  log: Log;
  /** Milliseconds since 1970. */
  now(): number;
}

/** `/api/guide-cards`: those of one's own hotline, and no request can name another. */
export function serveGuideCards(serve: Serve, { db, log, now }: GuideCardRoutesDeps): void {
  serve(listGuideCards, async ({ reach }) => {
    if (reach.of !== 'hotline') return { ok: true, value: { cards: [] } };
    const { cards, unreadable } = await listCards(db, reach.id);
    if (unreadable > 0) log.warn({ event: 'guide-cards-unreadable' });
    return { ok: true, value: { cards } };
  });

  serve(writeGuideCard, async ({ who, reach, params, body, version: expected }) => {
    const whose = whoseOf(who, reach);
    if (!whose) return { ok: false, reason: 'not-found' };
    const { slug } = params;
    if (body.slug !== slug) return { ok: false, reason: 'malformed' };
    const written = await audited(whose, { slug, what: 'guide-card-written' }, (transaction) =>
      expected.is === 'none'
        ? addCard(transaction, whose, body)
        : changeCard(transaction, whose, { slug, from: expected.version, card: body }),
    );
    if (!written.ok) return { ok: false, reason: written.reason === 'full' ? 'full' : 'changed-meanwhile' };
    const { version } = written;
    return { ok: true, value: { ...body, version, changedAt: whose.now, changedBy: who.name } };
  });

  serve(deleteGuideCard, async ({ who, reach, params: { slug }, version }) => {
    const whose = whoseOf(who, reach);
    if (!whose) return { ok: false, reason: 'not-found' };
    const written = await audited(whose, { slug, what: 'guide-card-deleted' }, (transaction) =>
      changeCard(transaction, whose, { slug, from: version, card: null }),
    );
    return written.ok ? { ok: true, value: undefined } : { ok: false, reason: 'changed-meanwhile' };
  });

  /** What is written stands in the audit log as well, or nothing is written. */
  function audited<R>(
    { hotlineId, by, now: at }: Whose,
    fact: { slug: string; what: 'guide-card-written' | 'guide-card-deleted' },
    write: (transaction: Transaction<Tables>) => Promise<Written<R>>,
  ): Promise<Written<R>> {
    return db.transaction().execute(async (transaction) => {
      const written = await write(transaction);
      const chain = { of: 'hotline', id: hotlineId } as const;
      if (written.ok)
        await appendEntry(transaction, {
          chain,
          at,
          agentId: by,
          roomId: null,
          fact: { ...fact, version: written.version },
        });
      return written;
    });
  }

  const whoseOf = ({ agentId: by }: Principal, reach: Reach): Whose | undefined =>
    reach.of === 'hotline' ? { hotlineId: reach.id, by, now: now() } : undefined;
}
