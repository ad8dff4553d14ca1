/** What the console-wide search finds: pure. */
import type { Route } from '../app/route.ts';
import type { Key } from '../strings.ts';

/** Something of the console that can be gone to. */
export interface SearchItem {
  /** Unlike every other one's. */
  id: string;
  /** What it is, in one word. */
  kind: Key;
  title: string;
  route: Route;
  /** Of a guide card. */
  slug?: string;
}

/** Never more than fit on a small screen. */
const MOST = 8;

/** The items that hold every word, those first whose title begins with what was written; nothing for no words. */
export function findItems(items: readonly SearchItem[], search: string): readonly SearchItem[] {
  const text = search.trim().toLocaleLowerCase('da');
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = items.filter(({ title }) => {
    const haystack = title.toLocaleLowerCase('da');
    return words.every((word) => haystack.includes(word));
  });
  const begins = ({ title }: SearchItem) => title.toLocaleLowerCase('da').startsWith(text);
  return [...found.filter(begins), ...found.filter((item) => !begins(item))].slice(0, MOST);
}

/** Where the arrow keys lead from `at` among `count`, round and round. */
export function moved(at: number, by: 1 | -1, count: number): number {
  return count === 0 ? 0 : (at + by + count) % count;
}
