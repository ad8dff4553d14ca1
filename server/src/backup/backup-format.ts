/**
 * A backup is a gzip of lines. The first tells the format and the migrations that its tables have been through. Then comes,
 * for each table, one line with its name and how many rows follow, and each row as PostgreSQL writes it as JSON. The last
 * line tells how many rows there are in all, and the SHA-256 of every line before it.
 */
import * as v from 'valibot';

export const FORMAT = 1;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Of any format: only the mark and its number are the same in all. */
export const markSchema = v.object({ medkig: v.literal('backup'), format: count });

export const headSchema = v.object({
  /** ISO 8601. */
  made: v.pipe(v.string(), v.isoTimestamp()),
  migrations: v.array(v.string()),
});

export const sectionSchema = v.strictObject({ table: v.string(), rows: count });

export const endSchema = v.strictObject({
  end: v.literal('backup'),
  rows: count,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

export type Head = v.InferOutput<typeof headSchema>;
