/**
 * rrweb numbers a page's nodes in document order, so in a snapshot most nodes have the number that follows the one
 * before: it is left out, and a large page is a fifth of the bytes. Rule [M7] is in SPEC.md.
 */

interface Event {
  type: number;
  data: unknown;
}

interface Numbered {
  id?: unknown;
}

/** rrweb's number for a full snapshot. */
const FULL_SNAPSHOT = 2;

/** In the nodes themselves: a number that follows the one before becomes `undefined`. */
export function leaveOutNumbers(events: readonly Event[]): void {
  eachTree(events, (node, before) => {
    const { id } = node;
    if (id === next(before)) node.id = undefined;
    return id;
  });
}

/** The way back. Any JSON may come in; the viewer's guard judges what comes out. */
export function putInNumbers(events: readonly Event[]): void {
  eachTree(events, (node, before) => {
    if (node.id === undefined) node.id = next(before);
    return node.id;
  });
}

/** `visit` gets the number of the node before, and returns that of its node. */
function eachTree(events: readonly Event[], visit: (node: Numbered, before: unknown) => unknown): void {
  for (const { type, data } of events) {
    if (type !== FULL_SNAPSHOT || typeof data !== 'object' || data === null || !('node' in data)) continue;
    let before: unknown = 0;
    walk(data.node, (node) => {
      before = visit(node, before);
    });
  }
}

/** What follows something that is no number is not known either. */
function next(before: unknown): unknown {
  return typeof before === 'number' ? before + 1 : null;
}

/** In document order, without recursion. */
function walk(tree: unknown, visit: (node: Numbered) => void): void {
  const open = [tree];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    visit(node);
    if (!('childNodes' in node) || !Array.isArray(node.childNodes)) continue;
    for (let at = node.childNodes.length - 1; at >= 0; at--) open.push(node.childNodes[at]);
  }
}
