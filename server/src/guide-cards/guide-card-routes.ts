import { deleteGuideCard, listGuideCards, writeGuideCard } from '@medkig/api/guide-card';
import type { Kysely, Transaction } from 'kysely';
import type { Principal, Reach } from '../accounts/access.ts';
import { audited, type ChangeResult } from '../audit/audited.ts';
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
    const written = await writing(whose, { slug, what: 'guide-card-written' }, (transaction) =>
      expected.is === 'none'
        ? addCard(transaction, whose, body)
        : changeCard(transaction, whose, { slug, from: expected.version, card: body }),
    );
    if (!written.ok) return { ok: false, reason: written.reason === 'full' ? 'full' : 'changed-meanwhile' };
    return {
      ok: true,
      value: { ...body, version: written.value, changedAt: whose.now, changedBy: who.name },
    };
  });

  serve(deleteGuideCard, async ({ who, reach, params: { slug }, version }) => {
    const whose = whoseOf(who, reach);
    if (!whose) return { ok: false, reason: 'not-found' };
    const written = await writing(whose, { slug, what: 'guide-card-deleted' }, (transaction) =>
      changeCard(transaction, whose, { slug, from: version, card: null }),
    );
    return written.ok ? { ok: true, value: undefined } : { ok: false, reason: 'changed-meanwhile' };
  });

  /** What is written stands in the audit log as well, or nothing is written. */
  function writing<R>(
    { hotlineId: id, by, now: at }: Whose,
    fact: { slug: string; what: 'guide-card-written' | 'guide-card-deleted' },
    write: (transaction: Transaction<Tables>) => Promise<Written<R>>,
  ): Promise<ChangeResult<number, R>> {
    return audited<number, R>(db, { by, at }, async (transaction) => {
      const written = await write(transaction);
      if (!written.ok) return written;
      const { version } = written;
      return { ok: true, value: version, chain: { of: 'hotline', id }, fact: { ...fact, version } };
    });
  }

  const whoseOf = ({ agentId: by }: Principal, reach: Reach): Whose | undefined =>
    reach.of === 'hotline' ? { hotlineId: reach.id, by, now: now() } : undefined;
}
