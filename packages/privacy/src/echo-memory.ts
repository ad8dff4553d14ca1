/**
 * What the citizen has typed or found filled in, so that the same words are hidden where the page repeats
 * them. In memory only, and gone with the page: it does not reach over a page load.
 */
import type { Range } from './mask.ts';
import { plainText } from './plain-text.ts';

/** Shorter values are everywhere in ordinary text. Letters and digits. */
const SHORTEST = 3;
/** A longer text is looked for in stretches, so that no single expression grows without bound. Words or digits. */
const STRETCH = 40;

export interface EchoMemory {
  /** The value a field has now. `field` is any object that stands for it. */
  see(field: object, value: string): void;
  /** The citizen has left the field: its value stays known after the field changes. */
  settle(field: object): void;
  /** Where `text` repeats a value, whatever the case, blanks and signs between the words. */
  find(text: string): Range[];
}

export function createEchoMemory(): EchoMemory {
  const settled = new Set<string>();
  const current = new Map<object, string>();
  let pattern: RegExp | undefined;

  return {
    see(field, value) {
      const before = current.get(field);
      if (before === value) return;
      // What was there first may be printed elsewhere on the page. A value that grows or shrinks key by key
      // is one value, not ten.
      if (before === undefined) settled.add(value);
      else if (!value.startsWith(before) && !before.startsWith(value)) settled.add(before);
      current.set(field, value);
      pattern = undefined;
    },
    settle(field) {
      const value = current.get(field);
      if (value !== undefined) settled.add(value);
    },
    find(text) {
      pattern ??= compile([...settled, ...current.values()]);
      const readable = plainText(text);
      return [...readable.plain.matchAll(pattern)].map((match) =>
        readable.source(match.index, match.index + match[0].length),
      );
    },
  };
}

const NOTHING = /(?!)/g;

function compile(values: readonly string[]): RegExp {
  const phrases = new Set(values.flatMap((value) => value.split(/[\r\n]+/).flatMap(phrasesOf)));
  if (phrases.size === 0) return NOTHING;
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

/** «40302010» is also found as «40 30 20 10», «Bakkevej 1, 2. tv» as «bakkevej 1 2 tv». */
function phrasesOf(line: string): string[] {
  const atoms = plainText(line).plain.match(/\p{L}+|\p{N}/gu) ?? [];
  const phrases: string[] = [];
  for (let at = 0; at < atoms.length; at += STRETCH) {
    const stretch = atoms.slice(at, at + STRETCH);
    if (stretch.join('').length >= SHORTEST) phrases.push(stretch.join('[^\\p{L}\\p{N}]{0,3}'));
  }
  return phrases;
}
