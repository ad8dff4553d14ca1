import type { Mutation, ReplayNode } from './replay-event.ts';

/**
 * A change to nodes that are not there means that events were lost. Found before the replayer looks for them:
 * it would wait half a second in a loop.
 */
export function hasStrangers(
  { texts, attributes, removes, adds }: Mutation,
  isThere: (id: number) => boolean,
): boolean {
  const added = new Set<number>();
  const note = (node: ReplayNode): void => {
    added.add(node.id);
    if ('childNodes' in node) node.childNodes.forEach(note);
  };
  for (const { node } of adds) note(node);
  const removed = new Set(removes.map(({ id }) => id));
  const isKnown = (id: number) => isThere(id) || added.has(id);
  return (
    removes.some(({ id }) => !isThere(id)) ||
    adds.some(({ parentId, nextId }) => !isKnown(parentId) || (nextId !== null && !isKnown(nextId))) ||
    [...texts, ...attributes].some(({ id }) => !isKnown(id) && !removed.has(id))
  );
}
