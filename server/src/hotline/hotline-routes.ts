import { addHotline, changeHotline, type KeptHotline, listHotlines } from '@medkig/api/hotline';
import type { ProblemCode } from '@medkig/api/problem';
import type { Kysely, Transaction } from 'kysely';
import { auditedUnlessTaken, type Change } from '../audit/audited.ts';
import { seedCards } from '../guide-cards/guide-cards.ts';
import { houseCards } from '../guide-cards/house-cards.ts';
import type { Serve } from '../http/endpoint-router.ts';
import { nothingAfter } from '../http/problem.ts';
import type { Tables } from '../storage/tables.ts';
import { hotlinesWithin, insertHotline, updateHotlineWithin } from './hotlines.ts';

export interface HotlineRoutesDeps {
  db: Kysely<Tables>;
  /** Milliseconds since 1970. */
  now(): number;
}

type Refusal = { ok: false; reason: ProblemCode };

/** `/api/hotlines`. */
export function serveHotlines(serve: Serve, { db, now }: HotlineRoutesDeps): void {
  serve(listHotlines, async ({ reach, query }) => {
    const value = await hotlinesWithin(db, reach, query);
    return value ? { ok: true, value } : nothingAfter;
  });

  serve(addHotline, async ({ who: { agentId: by }, body: details }) =>
    changing(by, async (transaction) => {
      const id = await insertHotline(transaction, details);
      await seedCards(transaction, { hotlineId: id, by: null, now: now() }, houseCards);
      return told({ id, ...details }, 'hotline-added');
    }),
  );

  serve(changeHotline, async ({ who: { agentId: by }, reach, params: { hotline: id }, body: details }) =>
    changing(by, async (transaction) =>
      (await updateHotlineWithin(transaction, reach, { id, details }))
        ? told({ id, ...details }, 'hotline-changed')
        : { ok: false, reason: 'not-found' },
    ),
  );

  function changing(
    by: string,
    change: (transaction: Transaction<Tables>) => Promise<Change<KeptHotline, ProblemCode>>,
  ): Promise<{ ok: true; value: KeptHotline } | Refusal> {
    return auditedUnlessTaken(db, { by, at: now() }, change);
  }
}

function told(hotline: KeptHotline, what: 'hotline-added' | 'hotline-changed') {
  return { ok: true, value: hotline, chain: { of: 'hotline', id: hotline.id }, fact: { what } } as const;
}
