import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import * as v from 'valibot';
import { endSchema, FORMAT, type Head, headSchema, markSchema, sectionSchema } from './backup-format.ts';
import { linesOf } from './lines.ts';

export type Unreadable =
  | 'no-file'
  | 'not-a-backup'
  /** Of a later version of Medkig. */
  | 'newer-format'
  /** It stops before its end. */
  | 'truncated'
  /** It is not what was written. */
  | 'damaged';

export type ReadResult = { ok: true; head: Head; rows: number } | { ok: false; reason: Unreadable };

export interface Visitor {
  head(head: Head): Promise<void>;
  table(section: { table: string; rows: number }): Promise<void>;
  /** Rows of the table that came last, each as the JSON of one object. */
  rows(rows: readonly string[]): Promise<void>;
}

/** Rows that are handed over at a time. */
const PAGE = 500;

/** Thrown and caught inside this file only. */
class Refusal extends Error {
  readonly reason: Unreadable;
  constructor(reason: Unreadable) {
    super(reason);
    this.reason = reason;
  }
}

/** Reads a whole backup and hands over what is in it. Only the result tells whether it was whole. */
export async function readBackup(path: string, visitor: Visitor): Promise<ReadResult> {
  const file = createReadStream(path);
  const plain = createGunzip();
  file.once('error', () => plain.destroy(new Refusal('no-file')));
  file.pipe(plain);
  try {
    return { ok: true, ...(await read(linesOf(plain), visitor)) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason };
    const reason = unzipReasons[codeOf(error)];
    if (reason) return { ok: false, reason };
    throw error;
  } finally {
    file.destroy();
    plain.destroy();
  }
}

/** What zlib says of a file that is not what was written. */
const unzipReasons: Readonly<Record<string, Unreadable>> = {
  Z_BUF_ERROR: 'truncated',
  Z_DATA_ERROR: 'damaged',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function read(lines: AsyncIterator<string>, visitor: Visitor): Promise<{ head: Head; rows: number }> {
  const hash = createHash('sha256');
  const first = await lines.next().catch((error: unknown) => {
    if (codeOf(error) === 'Z_DATA_ERROR') throw new Refusal('not-a-backup');
    throw error;
  });
  if (first.done) throw new Refusal('truncated');
  const head = readHead(first.value);
  hash.update(`${first.value}\n`);
  await visitor.head(head);

  let rows = 0;
  for (;;) {
    const line = await next(lines);
    const section = parse(line);
    if (!v.is(sectionSchema, section)) {
      const end = v.safeParse(endSchema, section);
      if (!end.success || end.output.rows !== rows) throw new Refusal('damaged');
      if (end.output.sha256 !== hash.digest('hex') || !(await lines.next()).done)
        throw new Refusal('damaged');
      return { head, rows };
    }
    hash.update(`${line}\n`);
    await visitor.table(section);
    for (let left = section.rows; left > 0; ) {
      const page: string[] = [];
      while (page.length < Math.min(PAGE, left)) page.push(await next(lines));
      for (const row of page) hash.update(`${row}\n`);
      await visitor.rows(page);
      left -= page.length;
    }
    rows += section.rows;
  }
}

function readHead(line: string): Head {
  const value = parse(line, 'not-a-backup');
  const mark = v.safeParse(markSchema, value);
  if (!mark.success) throw new Refusal('not-a-backup');
  if (mark.output.format > FORMAT) throw new Refusal('newer-format');
  const head = v.safeParse(headSchema, value);
  if (!head.success) throw new Refusal('damaged');
  return head.output;
}

async function next(lines: AsyncIterator<string>): Promise<string> {
  const line = await lines.next();
  if (line.done) throw new Refusal('truncated');
  return line.value;
}

function parse(line: string, reason: Unreadable = 'damaged'): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Refusal(reason);
  }
}
