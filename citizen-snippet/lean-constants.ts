/**
 * rrweb's numbers have names in our sources. Two chunks share the tables, so a compressor has to keep them; in the bundle
 * each number stands where it is used.
 */
import { eventTypes, nodeTypes, sources } from '@medkig/privacy/replay-event';
import type { Plugin } from 'vite';

const numbers = new Map(
  Object.entries({ eventTypes, nodeTypes, sources }).flatMap(([table, entries]) =>
    Object.entries(entries).map(([name, value]) => [`${table}.${name}`, String(value)] as const),
  ),
);
const NAMED = /\b(?:eventTypes|nodeTypes|sources)\.\w+/g;

export function leanConstants(): Plugin {
  return {
    name: 'medkig-lean-constants',
    // Types name them too, and have gone by then.
    enforce: 'post',
    transform(code, id) {
      if (!id.endsWith('.ts') || !code.includes('/replay-event')) return undefined;
      return { code: code.replace(NAMED, (name) => numbers.get(name) ?? name), map: null };
    },
  };
}
