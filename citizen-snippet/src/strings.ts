/**
 * The sentences stand in `strings-da.ts` and `strings-en.ts`, one chunk each: a citizen loads the one that they
 * read. What stands in braces is filled in.
 */
import type { da } from './strings-da.ts';

export type Language = 'da' | 'en';

/** Apart from the rest, so that the loader carries no more than its button. */
export const launcherStrings = {
  da: {
    button: 'Vis os siden',
    failed: 'Prøv igen',
    browser: 'Din browser kan ikke vise os siden. Vi hjælper dig gerne i telefonen.',
  },
  en: {
    button: 'Show us the page',
    failed: 'Try again',
    browser: 'Your browser cannot show us the page. We are glad to help you on the phone.',
  },
} as const;

/**
 * Names the sentences of the consent question: the server notes to which of them the citizen said yes. Which of the two about
 * pressing and typing was read, the policy in force tells.
 */
export const CONSENT_WORDS = '2026-11-2';

export type Key = keyof typeof da;

/** Every sentence of one language. */
export type Words = Record<Key, string>;

/** The names in braces of a sentence. */
type Blank<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Blank<Rest> : never;
export type Values<K extends Key> = [Blank<(typeof da)[K]>] extends [never]
  ? []
  : [values: Record<Blank<(typeof da)[K]>, string>];

export type Say = <K extends Key>(key: K, ...values: Values<K>) => string;

/** Says a sentence of one language, its blanks filled in. */
export function speaker(words: Words): Say {
  return (key, ...values) => fill(words[key], values[0] ?? {});
}

/** Fills in the blanks of a sentence. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (blank, name) => values[name] ?? blank);
}
