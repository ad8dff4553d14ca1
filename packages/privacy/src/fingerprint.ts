/**
 * Finds a phrase in a text without keeping the phrase: 24 bits of a keyed hash and its number of atoms (words
 * or digits). Good enough to see that a page repeats what was typed on the one before; with a hundred phrases
 * known, one stretch of text in a hundred thousand looks alike by chance and is hidden without need.
 *
 * It is no secret: whoever has the key too can try values one by one, and of a telephone number only a handful
 * would fit. Key and fingerprints lie in the tab's own note, where the page's scripts could as well have read
 * the field itself. Passwords and numbers that are hidden anyway are never in it.
 */
import type { Range } from './mask.ts';
import { type PlainText, plainText } from './plain-text.ts';

/** Longer phrases are cut: then the parts are found one by one. Atoms, below 64. */
const LONGEST = 40;
/** Shorter phrases are everywhere in ordinary text. Letters and digits. */
const SHORTEST = 3;
/** Between two atoms of a phrase, signs that are neither letter nor digit. */
export const WIDEST_GAP = 6;

const BITS = 24;
const FNV_PRIME = 0x01000193;

/** A phrase's number of atoms above the lowest 24 bits, and its hash in them. */
export type Fingerprint = number;

interface Atom {
  word: string;
  start: number;
  end: number;
}

function atomsOf({ plain }: PlainText): Atom[] {
  return [...plain.matchAll(/\p{L}+|\p{N}/gu)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}

/** The phrases of a value as their atoms: one for each line, cut where it is long. */
export function phrasesOf(value: string): string[][] {
  return value.split(/[\r\n]/).flatMap((line) => {
    const words = atomsOf(plainText(line)).map(({ word }) => word);
    const phrases: string[][] = [];
    while (words.length) phrases.push(words.splice(0, LONGEST));
    return phrases.filter((phrase) => phrase.join('').length >= SHORTEST);
  });
}

export function fingerprintOf(phrase: readonly string[], key: number): Fingerprint {
  return finish(phrase.reduce(addAtom, key), phrase.length);
}

/** Where in a text a phrase of one of these fingerprints stands. */
export function findFingerprints(readable: PlainText, known: ReadonlySet<Fingerprint>, key: number): Range[] {
  if (known.size === 0) return [];
  const atoms = atomsOf(readable);
  const longest = Math.max(...known) >> BITS;
  const found: Range[] = [];
  atoms.forEach(({ start }, first) => {
    if (atoms[first - 1]?.end === start) return;
    let hash = key;
    let before = start;
    for (const [at, atom] of atoms.slice(first, first + longest).entries()) {
      if (atom.start - before > WIDEST_GAP) return;
      hash = addAtom(hash, atom.word);
      before = atom.end;
      if (atoms[first + at + 1]?.start !== atom.end && known.has(finish(hash, at + 1)))
        found.push(readable.source(start, atom.end));
    }
  });
  return found;
}

function addAtom(hash: number, word: string): number {
  const small = word.toLowerCase();
  let next = hash;
  // Behind the last, a sign that is in no word, so that «an na» and «ann a» differ.
  for (let at = 0; at <= small.length; at++)
    next = Math.imul(next ^ (small.charCodeAt(at) || 0xffff), FNV_PRIME);
  return next;
}

function finish(hash: number, atoms: number): Fingerprint {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (atoms << BITS) | ((mixed ^ (mixed >>> 12)) >>> (32 - BITS));
}
