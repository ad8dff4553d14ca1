import { readConsentWords, readReceipt } from '@medkig/api/receipt';
import type { Kysely } from 'kysely';
import type { Serve } from '../http/endpoint-router.ts';
import type { Tables } from '../storage/tables.ts';
import { consentWords } from './consent-words.ts';
import { findReceipt } from './receipt-reading.ts';

/** `/api/receipts/:number`, and the words that were said yes to. */
export function serveReceipts(serve: Serve, { db }: { db: Kysely<Tables> }): void {
  serve(readReceipt, async ({ reach, params }) => foundOr(await findReceipt(db, reach, params.number)));
  serve(readConsentWords, async ({ params }) => foundOr(consentWords(params.version)));
}

function foundOr<T>(value: T | undefined) {
  return value === undefined ? ({ ok: false, reason: 'not-found' } as const) : ({ ok: true, value } as const);
}
