/** Checks an exported log or incident by what stands in it, without the database. */
import { createHash } from 'node:crypto';
import {
  type ExportedHead,
  exportedEntrySchema,
  exportedHeadSchema,
  incidentSchema,
} from '@medkig/api/audit';
import * as v from 'valibot';
import { type Break, type ChainCheck, createCheck } from './hash-chain.ts';
import type { ExportedEntry } from './log-export.ts';

export type Verified =
  | { is: 'whole'; of: ExportedHead }
  | { is: 'broken'; of: ExportedHead; broken: Break }
  /** A part of an incident is not what its manifest says. */
  | { is: 'changed'; of: ExportedHead; part: string }
  /** The line, counted from 1, that does not have its shape. */
  | { is: 'unreadable'; line: number };

/** @param lines of the file */
export async function verifyExport(lines: AsyncIterable<string>): Promise<Verified> {
  let of: ExportedHead | undefined;
  let check: ChainCheck | undefined;
  let line = 0;
  for await (const text of lines) {
    line += 1;
    const read = parse(text);
    if (!of || !check) {
      if (v.is(incidentSchema, read)) return verifyIncident(read);
      if (!v.is(exportedHeadSchema, read)) return { is: 'unreadable', line };
      of = read;
      check = createCheck(of.log, of.before, of.head);
    } else {
      if (!v.is(exportedEntrySchema, read)) return { is: 'unreadable', line };
      const broken = next(check, read);
      if (broken) return { is: 'broken', of, broken };
    }
  }
  if (!of || !check) return { is: 'unreadable', line: 1 };
  const broken = check.end();
  return broken ? { is: 'broken', of, broken } : { is: 'whole', of };
}

type IncidentRead = v.InferInput<typeof incidentSchema>;

function verifyIncident({ manifest: of, parts }: IncidentRead): Verified {
  const sums = sumsOf(parts);
  for (const part of partNames) if (sums[part] !== of.sha256[part]) return { is: 'changed', of, part };
  const check = createCheck(of.log, of.before, of.head);
  for (const entry of parts.entries) {
    const broken = next(check, entry);
    if (broken) return { is: 'broken', of, broken };
  }
  const broken = check.end();
  return broken ? { is: 'broken', of, broken } : { is: 'whole', of };
}

const partNames = ['entries', 'receipts', 'reports', 'alarms'] as const;

/** SHA-256, in hex, over each part's JSON. */
export function sumsOf(parts: Record<(typeof partNames)[number], unknown>) {
  const sum = (part: unknown) => createHash('sha256').update(JSON.stringify(part)).digest('hex');
  return {
    entries: sum(parts.entries),
    receipts: sum(parts.receipts),
    reports: sum(parts.reports),
    alarms: sum(parts.alarms),
  };
}

function next(check: ChainCheck, { at, ...entry }: ExportedEntry): Break | undefined {
  return check.next({ ...entry, at: Date.parse(at) });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
