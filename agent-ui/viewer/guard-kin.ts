/**
 * Where nodes stand that one event brings along: a text is style sheet text, an address is a picture's, by the
 * element around it. What the event says of a node counts beside what the page has.
 */
import { elementName } from './guard-node.ts';

export interface KnownPage {
  /** In lower case without prefix; undefined for what is no element of the page. */
  tagOf(node: number): string | undefined;
  /** Of a text: it stands in a style sheet. */
  isStyleText(node: number): boolean;
  isThere(node: number): boolean;
}

interface Add {
  parentId: number;
  node: unknown;
}

export interface Kin {
  tagOf(node: number): string | undefined;
  isStyleText(node: number): boolean;
}

/** `adds` has passed no guard yet, but `weigh` has. */
export function kinOf(adds: readonly Add[], page: KnownPage): Kin {
  const tags = new Map<unknown, string>();
  const parents = new Map<unknown, unknown>();
  const pending: [unknown, unknown][] = adds.map(({ parentId, node }) => [parentId, node]);
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [parent, node] = next;
    if (typeof node !== 'object' || node === null || !('id' in node)) continue;
    parents.set(node.id, parent);
    if ('tagName' in node && typeof node.tagName === 'string') tags.set(node.id, elementName(node.tagName));
    if ('childNodes' in node && Array.isArray(node.childNodes))
      for (const child of node.childNodes) pending.push([node.id, child]);
  }
  const tagOf = (node: unknown) =>
    tags.get(node) ?? (typeof node === 'number' ? page.tagOf(node) : undefined);
  return {
    tagOf,
    isStyleText: (node) => holdsStyle(tagOf(parents.get(node))) || page.isStyleText(node),
  };
}

/** A style sheet link stands on the stage as a style element. */
export function holdsStyle(tag: string | undefined): boolean {
  return tag === 'style' || tag === 'link';
}
