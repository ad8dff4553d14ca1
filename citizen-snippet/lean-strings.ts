/**
 * The sentences of one language stand in one file. A citizen's browser gets them in two: those that it may need before
 * the page is seen, and behind them the rest, as `strings-xx.ts?late`.
 */
import type { Plugin } from 'vite';

/** Said by what stands in `behind.ts` alone. */
const LATE =
  /^(?:blur|mark|rate|receipt|report|wish)\.|^live\.(?:askreveal|cover|hidden|mirror|part|sees|shown?)\b/;

export function isLate(key: string): boolean {
  return LATE.test(key);
}

/** A sentence with its key, as Biome writes them. */
const ENTRY = /^ {2}'([^']+)':\s+(?:'.*'|".*"),\n/gm;

export function leanStrings(): Plugin {
  return {
    name: 'medkig-lean-strings',
    enforce: 'pre',
    transform(code, id) {
      const file = /\/strings-(?:da|en)\.ts(\?late)?$/.exec(id);
      if (!file) return undefined;
      const wantsLate = file[1] !== undefined;
      const lean = code.replace(ENTRY, (entry, key: string) => (isLate(key) === wantsLate ? entry : ''));
      if (lean === code) throw new Error(`lean-strings: nothing to part in ${id}`);
      return {
        code: wantsLate ? lean.replace(/^(?:import|export const pictures) .*\n/gm, '') : lean,
        map: null,
      };
    },
  };
}
