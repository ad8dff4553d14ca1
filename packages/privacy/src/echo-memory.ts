/**
 * What the citizen has typed or found filled in, so that the same words are hidden where the page repeats
 * them. On one page the values themselves are kept, in memory; from page to page only fingerprints go along,
 * and of passwords there is never more than fingerprints.
 */
import { findNumbers } from './detect.ts';
import { type Fingerprint, findFingerprints, fingerprintOf, phrasesOf, WIDEST_GAP } from './fingerprint.ts';
import { MASK, maskRanges, type Range } from './mask.ts';
import { plainText } from './plain-text.ts';

/** Phrases that go along to the next page, the newest. */
const MOST_CARRIED = 200;

export interface EchoMemory {
  /** The value a field has now. `field` is any object that stands for it. */
  see(field: object, value: string): void;
  /** The same for a password or code. */
  seeSecret(field: object, value: string): void;
  /** The citizen has left the field: its value stays known after the field changes. */
  settle(field: object): void;
  /** Where `text` repeats a value, whatever the case, blanks and signs between the words. */
  find(text: string): Range[];
  /** The values themselves that fields of this page hold or held. No secret is among them. */
  values(): ReadonlySet<string>;
  /** For the next page: fingerprints and their key, in base64. At most 1.1 kB. */
  carry(): string;
}

/**
 * @param carried what `carry` said on the page before; anything else counts as nothing
 * @param random 32 random bits: the key of a session's first page
 */
export function createEchoMemory(carried = '', random: () => number = () => 0): EchoMemory {
  const before = unpack(carried);
  const key = before[0] ?? random() | 0;
  const earlier = before.slice(1);
  const settled = new Set<string>();
  const current = new Map<object, string>();
  const secret = new Map<object, Fingerprint[]>();
  const settledSecrets = new Set<Fingerprint>();
  let parsed = new Map<string, Phrase[]>();
  let phrases: Phrase[] | undefined;
  let prints: Set<Fingerprint> | undefined;
  const printsOf = (value: string) => phrasesOf(value).map((phrase) => fingerprintOf(phrase, key));
  const values = () => new Set([...settled, ...current.values()]);
  const parseAll = () => {
    parsed = new Map([...values()].map((value) => [value, parsed.get(value) ?? parse(value)]));
    return [...parsed.values()].flat();
  };

  return {
    see(field, value) {
      const last = current.get(field);
      if (last === value) return;
      // What was there first may be printed elsewhere on the page. A value that grows or shrinks key by key
      // is one value, not ten.
      if (last === undefined) settled.add(value);
      else if (!value.startsWith(last) && !last.startsWith(value)) settled.add(last);
      current.set(field, value);
      phrases = undefined;
    },
    seeSecret(field, value) {
      // What was typed before the field turned out to be one.
      const last = current.get(field);
      if (last !== undefined) settled.delete(last);
      if (current.delete(field)) phrases = undefined;
      secret.set(field, printsOf(value));
      prints = undefined;
    },
    settle(field) {
      const value = current.get(field);
      if (value !== undefined) settled.add(value);
      for (const print of secret.get(field) ?? []) settledSecrets.add(print);
    },
    find(text) {
      phrases ??= parseAll();
      prints ??= new Set([...earlier, ...settledSecrets, ...[...secret.values()].flat()]);
      if (phrases.length === 0 && prints.size === 0) return [];
      const readable = plainText(text);
      const folded = fold(readable.plain);
      const exact = phrases.flatMap(({ words, pattern }) => {
        if (!words.every((word) => folded.includes(word))) return [];
        return [...readable.plain.matchAll(pattern())].map((match) =>
          readable.source(match.index, match.index + match[0].length),
        );
      });
      return [...exact, ...findFingerprints(readable, prints, key)];
    },
    values,
    carry() {
      const own = [...values()].flatMap(withoutNumbers).flatMap(printsOf);
      return pack([key, ...[...new Set([...earlier, ...own])].slice(-MOST_CARRIED)]);
    },
  };
}

/** Numbers that are hidden wherever they stand need not be remembered. */
function withoutNumbers(value: string): string[] {
  return maskRanges(value, findNumbers(value, { phones: false, emails: false })).split(MASK);
}

/** A line of a value, or a part of a long one. */
interface Phrase {
  /** What a text must hold to repeat it. */
  words: string[];
  pattern(): RegExp;
}

/** «40302010» is also found as «40 30 20 10», «Bakkevej 1, 2. tv» as «bakkevej 1 2 tv». */
function parse(value: string): Phrase[] {
  return phrasesOf(value).map((atoms) => {
    // Compiled for the first text that holds its words: of what is typed most is repeated nowhere.
    let compiled: RegExp | undefined;
    const source = () => atoms.join(`[^\\p{L}\\p{N}]{0,${WIDEST_GAP}}`);
    return {
      words: [...new Set(atoms.map(fold))],
      pattern: () => {
        compiled ??= new RegExp(`(?<![\\p{L}\\p{N}])(?:${source()})(?![\\p{L}\\p{N}])`, 'giu');
        return compiled;
      },
    };
  });
}

/** The same for all that a pattern takes as the same, whatever the case: «ẞ» is small first, «ς» large. */
function fold(text: string): string {
  return text.toLowerCase().toUpperCase();
}

function pack(numbers: readonly number[]): string {
  return btoa(String.fromCharCode(...new Uint8Array(Int32Array.from(numbers).buffer)));
}

function unpack(text: string): number[] {
  try {
    return [...new Int32Array(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer)];
  } catch {
    return [];
  }
}
