/** Audit logs as those read them who may: what happened, by whom, and whether it is still as it was written. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { id, moment, roomId } from './plain-text.ts';
import { receiptNumberSchema, receiptSchema } from './receipt.ts';

/** All that an entry can tell. The console has a sentence for each. */
export const factKinds = [
  'signed-in',
  'signed-out',
  'wrong-password',
  'second-factor-failed',
  'recovery-used',
  'recovery-renewed',
  'password-changed',
  'totp-on',
  'totp-off',
  'passkey-added',
  'passkey-removed',
  'oidc-linked',
  'oidc-joined',
  'oidc-roles',
  'invitation-accepted',
  'person-invited',
  'person-changed',
  'person-disabled',
  'person-enabled',
  'person-reset',
  'notice-written',
  'notice-ended',
  'token-made',
  'token-revoked',
  'webhook-added',
  'webhook-changed',
  'webhook-deleted',
  'webhook-secret-made',
  'unknown-sign-ins',
  'consented',
  'session-ended',
  'topic-changed',
  'call-reported',
  'claims-failed',
  'alarm-raised',
  'guide-card-written',
  'guide-card-deleted',
  'municipality-added',
  'municipality-changed',
  'municipality-joined',
  'policy-changed',
  'site-written',
  'site-deleted',
  'hotline-added',
  'hotline-changed',
  'audit-exported',
  'incident-exported',
  'municipality-exported',
  'backup-written',
  'backup-restored',
  'purged',
] as const;
export type FactKind = (typeof factKinds)[number];

/** «municipality:UUID», «hotline:UUID» or «service:all». */
export const logIdSchema = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.regex(/^(?:service:all|(?:municipality|hotline):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/),
);

const count = v.pipe(v.number(), v.integer());
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

export const auditLogSchema = v.object({
  id: logIdSchema,
  of: v.picklist(['municipality', 'hotline', 'service']),
  /** Null once the municipality or hotline is gone, and for the service. */
  name: v.nullable(v.string()),
  entries: count,
  /** Of the first and the last entry that is kept; null where there is none. */
  from: v.nullable(moment),
  to: v.nullable(moment),
});
export type AuditLog = v.InferOutput<typeof auditLogSchema>;

/**
 * Who did it, or whom it concerns. Of one's own people the whole name; of others what citizens see of them. Both are
 * null for who is gone, and the employer for who works for the service itself.
 */
export const auditPersonSchema = v.object({
  id,
  name: v.nullable(v.string()),
  employer: v.nullable(v.string()),
});
export type AuditPerson = v.InferOutput<typeof auditPersonSchema>;

const detailsSchema = v.record(
  v.string(),
  v.union([v.string(), v.number(), v.pipe(v.array(v.string()), v.readonly())]),
);

export const auditEntrySchema = v.object({
  /** Counts the log's entries from 1. */
  number: count,
  at: moment,
  /** One of `factKinds`, or the word of a newer version. */
  what: v.string(),
  /** Null where nobody is known. */
  person: v.nullable(auditPersonSchema),
  roomId: v.nullable(v.string()),
  details: detailsSchema,
  hash,
});
export type AuditEntry = v.InferOutput<typeof auditEntrySchema>;

/** Milliseconds since 1970, as they stand in an address. */
const momentText = v.pipe(v.string(), v.regex(/^\d{1,14}$/), v.toNumber());

const oneLog = v.object({ log: logIdSchema });

export const listAuditLogs = endpoint({
  method: 'GET',
  path: '/audit/logs',
  summary: 'The audit logs within reach, with how much is in them',
  needs: 'audit:read',
  answer: v.object({ items: v.array(auditLogSchema) }),
});

export const listAuditEntries = endpoint({
  method: 'GET',
  path: '/audit/logs/:log/entries',
  summary: 'Entries of one log, the newest first',
  needs: 'audit:read',
  params: oneLog,
  query: v.strictObject({
    ...pageQuery,
    after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.toNumber())),
    /** From this moment on. */
    from: v.optional(momentText),
    /** Before this moment. */
    to: v.optional(momentText),
    what: v.optional(v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/))),
    agent: v.optional(id),
    /** Everything of one session. */
    room: v.optional(roomId),
    /** Everything of the session with this receipt. */
    receipt: v.optional(receiptNumberSchema),
  }),
  answer: pageOf(auditEntrySchema),
  problems: ['not-found'],
});

export const listAuditPeople = endpoint({
  method: 'GET',
  path: '/audit/logs/:log/people',
  summary: 'Everybody who stands in one log',
  needs: 'audit:read',
  params: oneLog,
  answer: v.object({ items: v.array(auditPersonSchema) }),
  problems: ['not-found'],
});

const breakSchema = v.object({ number: count, is: v.picklist(['changed', 'missing', 'extra']) });

export const auditCheckSchema = v.variant('whole', [
  v.object({
    whole: v.literal(true),
    /** The entries that are kept: `from` is greater than `to` where there is none. */
    from: count,
    to: count,
    /** Of the last entry. Whoever keeps it elsewhere can compare later. */
    hash,
  }),
  v.object({ whole: v.literal(false), broken: breakSchema }),
]);
export type AuditCheck = v.InferOutput<typeof auditCheckSchema>;

export const checkAuditLog = endpoint({
  method: 'GET',
  path: '/audit/logs/:log/check',
  summary: 'Whether one log is as it was written, or where it is not',
  needs: 'audit:read',
  params: oneLog,
  answer: auditCheckSchema,
  problems: ['not-found'],
});

const placeSchema = v.object({ number: count, hash });

/** As a chain is exported: persons are ids, and the hashes are over exactly these words. */
export const exportedEntrySchema = v.object({
  number: count,
  /** «2026-01-05T12:00:00.000Z». */
  at: v.pipe(v.string(), v.isoTimestamp()),
  what: v.string(),
  agentId: v.nullable(v.string()),
  roomId: v.nullable(v.string()),
  details: detailsSchema,
  hash,
});

export const exportedHeadSchema = v.object({
  log: logIdSchema,
  name: v.nullable(v.string()),
  exportedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** The place before the first entry that follows. */
  before: placeSchema,
  /** The place of the last one. */
  head: placeSchema,
});
export type ExportedHead = v.InferOutput<typeof exportedHeadSchema>;

export const exportAuditLog = endpoint({
  method: 'GET',
  path: '/audit/logs/:log/export',
  summary:
    'One whole log to keep and to check elsewhere: what it is, then an entry a line. Is itself written down',
  needs: 'audit:read',
  params: oneLog,
  lines: v.union([exportedHeadSchema, exportedEntrySchema]),
  problems: ['not-found'],
});

/** The longest stretch that one incident file tells of, in milliseconds: 31 days. */
export const LONGEST_INCIDENT_MS = 31 * 24 * 60 * 60_000;

const reportSchema = v.object({ at: moment, agentId: v.nullable(id) });
const alarmSchema = v.object({ at: moment, reason: v.string(), agentId: v.nullable(id) });

export const incidentSchema = v.object({
  manifest: v.object({
    ...exportedHeadSchema.entries,
    from: moment,
    to: moment,
    /** SHA-256 over each part as it stands, without blanks: `JSON.stringify(parts.receipts)`. */
    sha256: v.object({ entries: hash, receipts: hash, reports: hash, alarms: hash }),
  }),
  parts: v.object({
    entries: v.array(exportedEntrySchema),
    receipts: v.array(receiptSchema),
    reports: v.array(reportSchema),
    /** Of the hotline that answers for the municipality, without those about other municipalities' people. */
    alarms: v.array(alarmSchema),
  }),
});
export type Incident = v.InferOutput<typeof incidentSchema>;

export const exportIncident = endpoint({
  method: 'GET',
  path: '/audit/logs/:log/incident',
  summary:
    'What is known of a municipality in a stretch of 31 days at most, as one file. Is itself written down',
  needs: 'audit:read',
  params: oneLog,
  query: v.pipe(
    v.strictObject({ from: momentText, to: momentText }),
    v.check(({ from, to }) => from < to && to - from <= LONGEST_INCIDENT_MS),
  ),
  answer: incidentSchema,
  problems: ['not-found'],
});
