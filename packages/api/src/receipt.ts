/** Receipts of consent, as an auditor finds them by the number that the citizen has. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { id, moment } from './plain-text.ts';
import { grantsSchema } from './policy.ts';
import { toldTopicSchema } from './topic.ts';

/** «K7F3-92QD», also as people write it: small letters, without the dash. */
export const receiptNumberSchema = v.pipe(
  v.string(),
  v.trim(),
  v.toUpperCase(),
  v.regex(/^[2-9A-Z]{4}[- ]?[2-9A-Z]{4}$/),
  v.transform((number) => `${number.slice(0, 4)}-${number.slice(-4)}`),
);

export const receiptSchema = v.object({
  number: v.string(),
  roomId: v.string(),
  givenAt: moment,
  municipality: v.object({ id, name: v.string() }),
  agent: v.object({
    id,
    /** What the citizen saw; null for who is gone. */
    shownAs: v.nullable(v.string()),
    /** Null too for who works for the service itself. */
    employer: v.nullable(v.string()),
  }),
  grants: grantsSchema,
  language: v.picklist(['da', 'en']),
  words: v.object({
    version: v.string(),
    /** Of the sentences; null for a version that is not kept here. */
    sha256: v.nullable(v.string()),
    /** Where they can be read: «/api/consent-words/2026-11-2». */
    path: v.nullable(v.string()),
  }),
  /** What it was about; null where that was not said, and while the session goes on. */
  topic: v.nullable(toldTopicSchema),
  /** Null while the session goes on. */
  ended: v.nullable(v.object({ at: moment, reason: v.string() })),
});
export type Receipt = v.InferOutput<typeof receiptSchema>;

export const readReceipt = endpoint({
  method: 'GET',
  path: '/receipts/:number',
  summary: 'One receipt of consent, by its number',
  needs: 'audit:read',
  params: v.object({ number: receiptNumberSchema }),
  answer: receiptSchema,
  problems: ['not-found'],
});

const sentences = v.record(v.string(), v.string());

export const consentWordsSchema = v.object({
  version: v.string(),
  /** Over the JSON of all `[name, sentence]`, Danish first. */
  sha256: v.string(),
  da: sentences,
  en: sentences,
});
export type ConsentWords = v.InferOutput<typeof consentWordsSchema>;

export const readConsentWords = endpoint({
  method: 'GET',
  path: '/consent-words/:version',
  summary: 'The sentences that citizens have said yes to, by version',
  needs: 'anyone',
  params: v.object({ version: v.pipe(v.string(), v.regex(/^[A-Za-z0-9.-]{1,20}$/)) }),
  answer: consentWordsSchema,
  problems: ['not-found'],
});
