import type { Find } from './mask.ts';
import { flowRoot, flowRootsBelow, isBoxed, type PageNode, refresh } from './page-model.ts';
import { sources } from './replay-event.ts';
import { holdsNumber, scrubAttribute } from './scrub-attribute.ts';
import { cutCss, scrubCssValue } from './scrub-css.ts';
import { ScrubFault } from './scrub-fault.ts';
import { declare, type NodeScrub, scrubNode, seeTyped, stranger } from './scrub-node.ts';
import { type Fields, fields, flag, id, list, some, text } from './shape.ts';

/**
 * Adds, removes, texts and attributes of one batch. A line that reads differently after it (two halves of a
 * number have come together) is sent anew, whichever of its texts changed. What happens inside a box is
 * entered in the page model and not told; nor is what happens to a node that the agent never had: rrweb numbers
 * those of a script that is parted, and goes on with those of a part that it left out.
 */
export function scrubMutation(data: Fields, scrub: NodeScrub): unknown {
  const { page, find } = scrub;
  const dirty = new Set<PageNode>();

  const removes = list(data.removes).flatMap((entry) => {
    const from = fields(entry);
    const node = page.get(id(from.id));
    const parent = node?.parent;
    // A snapshot that was taken in between has it where it stands now, and it is added there once more.
    if (!node || (parent && parent.id !== id(from.parentId))) return [];
    if (parent) dirty.add(flowRoot(parent));
    page.remove(node.id);
    if (isBoxed(parent)) return [];
    return [{ parentId: id(from.parentId), id: id(from.id), ...some(from, ['isShadow'], flag) }];
  });

  // An attribute may hide the texts below it, so it comes before what is added there.
  const attributes = list(data.attributes).flatMap((entry) => {
    const from = fields(entry);
    const node = page.get(id(from.id));
    if (!node) return [];
    const changes = fields(from.attributes);
    if (declare(scrub, node, changes)) flowRootsBelow(node, dirty);
    if ('class' in changes || 'id' in changes) declareBelow(node, scrub, dirty);
    if (isBoxed(node)) return [];
    const kept: Record<string, unknown> = {};
    scrub.later.push(() => keepChanges(kept, node, changes, find));
    return [{ id: id(from.id), attributes: kept }];
  });

  const adds = nextFirst(list(data.adds).map(fields)).flatMap((from) => {
    const parentId = id(from.parentId);
    const nextId = from.nextId === null ? null : id(from.nextId);
    const parent = page.get(parentId) ?? stranger(parentId);
    const node = scrubNode(from.node, { parent, nextId }, scrub);
    dirty.add(flowRoot(parent));
    if (isBoxed(parent)) return [];
    return [
      {
        parentId,
        nextId,
        node,
        ...some(from, ['previousId'], (value) => (value === null ? null : id(value))),
      },
    ];
  });

  const changed = new Set<PageNode>();
  for (const from of list(data.texts).map(fields)) {
    const value = from.value === null ? '' : text(from.value);
    const node = page.get(id(from.id));
    if (node?.tag !== '#text') continue;
    node.raw = value;
    changed.add(node);
    dirty.add(flowRoot(node));
  }

  seeTyped([...scrub.texts.keys(), ...changed], scrub);
  for (const node of scrub.texts.keys()) dirty.add(flowRoot(node));
  for (const root of dirty) for (const node of refresh(page, root, find)) changed.add(node);
  const texts = [...changed]
    .filter((node) => !scrub.texts.has(node) && !isBoxed(node))
    .map((node) => ({ id: node.id, value: node.shown }));

  return {
    source: sources.mutation,
    texts,
    attributes,
    removes,
    adds,
    ...some(data, ['isAttachIframe'], flag),
  };
}

/**
 * Each after the sibling that it goes in front of: rrweb forgets this where comments stand between texts, and then
 * neither the replay nor the page model would have the page's order.
 */
function nextFirst(adds: readonly Fields[]): Fields[] {
  const pending = new Map(adds.map((add) => [fields(add.node).id, add]));
  const sorted: Fields[] = [];
  for (const add of adds) {
    const chain: Fields[] = [];
    for (
      let at: Fields | undefined = add;
      at && pending.delete(fields(at.node).id);
      at = pending.get(at.nextId)
    )
      chain.push(at);
    sorted.push(...chain.reverse());
  }
  return sorted;
}

/** A class that is set may be what the policy hides texts by further down. */
function declareBelow(node: PageNode, scrub: NodeScrub, dirty: Set<PageNode>): void {
  for (const child of node.children) {
    if (child.tag === '#text') continue;
    if (declare(scrub, child, {})) flowRootsBelow(child, dirty);
    declareBelow(child, scrub, dirty);
  }
}

function keepChanges(kept: Record<string, unknown>, node: PageNode, changes: Fields, find: Find): void {
  for (const [name, value] of Object.entries(changes)) {
    // Not even as one that is taken away.
    if (holdsNumber(name)) continue;
    if (name === 'style' && typeof value === 'object' && value !== null)
      kept[name] = scrubDeclarations(fields(value), find);
    else {
      const scrubbed = scrubAttribute(node, name, value, find);
      // What may not be seen is taken away, or the agent would go on seeing what was there before.
      kept[name] = scrubbed ?? null;
    }
  }
}

/** A difference of inline styles: a value, a value with its priority, or false for one that has gone. */
function scrubDeclarations(style: Fields, find: Find): Record<string, string | false | [string, string]> {
  const kept: Record<string, string | false | [string, string]> = {};
  for (const [property, value] of Object.entries(style))
    kept[cutCss(property)] = scrubDeclaration(value, (css) => scrubCssValue(property, css, find));
  return kept;
}

function scrubDeclaration(value: unknown, scrub: (css: string) => string): string | false | [string, string] {
  if (value === false) return false;
  if (typeof value === 'string') return scrub(value);
  const [declared, priority, ...rest] = list(value);
  if (rest.length > 0) throw new ScrubFault('malformed');
  return [scrub(text(declared)), text(priority) === 'important' ? 'important' : ''];
}
