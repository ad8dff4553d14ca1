import type { Range } from './mask.ts';

/** A text as a reader takes it, with the way back to the text it came from. */
export interface PlainText {
  plain: string;
  /** From a range in `plain` to the range in the source. */
  source(start: number, end: number): Range;
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const ENCODED = /%[0-9a-f]{2}/i;

/** Signs that stand for themselves, taken by the run: a style sheet is hundreds of kilobytes of them. */
const RUN = /[!-~]+/y;
const RUN_BETWEEN_CODES = /[!-$&-~]+/y;

/** Most of a page: nothing in it is read otherwise than it stands. Danish letters, a bullet and a dash are as plain. */
const PLAIN = /^(?:[!-~\u00c0-\u00ff\u2022\u2013]| (?! ))*$/;

/**
 * Full-width and other compatibility forms become plain (NFKC), characters without a picture (zero-width,
 * soft hyphen, direction marks) disappear, and a run of blanks counts as one, as it does in HTML.
 */
export function plainText(text: string): PlainText {
  if (PLAIN.test(text)) {
    const within = (at: number) => Math.min(at, text.length);
    return { plain: text, source: (start, end) => ({ start: within(start), end: within(end) }) };
  }
  return flatten(text, RUN, plainSign);
}

/** The same after percent-decoding, or undefined where nothing is encoded. For addresses. */
export function decodedPlainText(text: string): PlainText | undefined {
  if (!ENCODED.test(text)) return undefined;
  return flatten(text, RUN_BETWEEN_CODES, encodedSign);
}

export const DIGIT = /\p{N}/u;

/** The ways a text may be read: as it stands, and with its percent-codes undone. None if it lacks the sign. */
export function readings(text: string, sign: RegExp = DIGIT): PlainText[] {
  if (!sign.test(text)) return [];
  const decoded = decodedPlainText(text);
  return decoded ? [plainText(text), decoded] : [plainText(text)];
}

/**
 * All matches of a global pattern, also those that overlap: a date in front must not swallow the beginning of
 * the number behind it. `accept` says how many characters of a match count; none if 0.
 */
export function searchAll(
  { plain, source }: PlainText,
  pattern: RegExp,
  accept: (match: string) => number = (match) => match.length,
): Range[] {
  const found: Range[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) {
    const length = accept(match[0]);
    if (length > 0) found.push(source(match.index, match.index + length));
    pattern.lastIndex = match.index + 1;
  }
  return found;
}

interface Sign {
  sign: string;
  /** UTF-16 units of the source that it takes up. */
  length: number;
}

function flatten(text: string, run: RegExp, signAt: (at: number, text: string) => Sign): PlainText {
  const starts: number[] = [];
  const ends: number[] = [];
  let plain = '';
  let blank = false;
  for (let at = 0; at < text.length; ) {
    run.lastIndex = at;
    const themselves = run.exec(text)?.[0];
    if (themselves) {
      for (let i = at; i < at + themselves.length; i++) {
        starts.push(i);
        ends.push(i + 1);
      }
      plain += themselves;
      at += themselves.length;
      blank = false;
      continue;
    }
    const next = signAt(at, text);
    for (const unit of normalise(next.sign)) {
      const isBlank = /\s/.test(unit);
      if (isBlank && blank) continue;
      blank = isBlank;
      plain += isBlank ? ' ' : unit;
      for (let i = 0; i < unit.length; i++) {
        starts.push(at);
        ends.push(at + next.length);
      }
    }
    at += next.length;
  }
  return {
    plain,
    source: (start, end) => ({ start: starts[start] ?? text.length, end: ends[end - 1] ?? text.length }),
  };
}

function normalise(sign: string): string {
  if (sign <= '\u007f') return sign;
  return INVISIBLE.test(sign) ? '' : sign.normalize('NFKC');
}

function plainSign(at: number, text: string): Sign {
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { sign, length: sign.length };
}

/** One UTF-8 character written as one to four `%XX`; anything else stands for itself. */
function encodedSign(at: number, text: string): Sign {
  const code = text.slice(at, at + 3);
  if (!ENCODED.test(code)) return plainSign(at, text);
  const byte = Number.parseInt(code.slice(1), 16);
  // The first byte begins with as many ones as the character has bytes; with none where it is the only one.
  const length = 3 * (Math.clz32(~byte << 24) || 1);
  try {
    return { sign: decodeURIComponent(text.slice(at, at + length)), length };
  } catch {
    return plainSign(at, text);
  }
}
