import { type Find, maskValue } from './mask.ts';
import { flowRoot, flowRootsBelow, isBoxed, type PageNode, refresh } from './page-model.ts';
import { sources } from './replay-event.ts';
import { holdsNumber, scrubAttribute } from './scrub-attribute.ts';
import { cutCss, scrubCssValue } from './scrub-css.ts';
import { ScrubFault } from './scrub-fault.ts';
import { declare, type NodeScrub, scrubNode, seeTyped, strangerUnder } from './scrub-node.ts';
import { type Fields, fields, flag, id, list, some, text } from './shape.ts';

/**
 * Adds, removes, texts and attributes of one batch. A line that reads differently after it (two halves of a
 * number have come together) is sent anew, whichever of its texts changed. What happens inside a box is
 * entered in the page model and not told; what rrweb leaves out (scripts, comments) has no node to tell of.
 */
export function scrubMutation(data: Fields, scrub: NodeScrub): unknown {
  const { page, find } = scrub;
  const dirty = new Set<PageNode>();

  const removes = recorded(data.removes).flatMap((from) => {
    const parent = page.get(id(from.parentId));
    if (parent) dirty.add(flowRoot(parent));
    page.remove(id(from.id));
    if (isBoxed(parent)) return [];
    return [{ parentId: id(from.parentId), id: id(from.id), ...some(from, ['isShadow'], flag) }];
  });

  // An attribute may hide the texts below it, so it comes before what is added there.
  const attributes = recorded(data.attributes).flatMap((from) => {
    const node = page.get(id(from.id));
    const changes = fields(from.attributes);
    if (node) {
      if (declare(scrub, node, changes)) flowRootsBelow(node, dirty);
      if ('class' in changes || 'id' in changes) declareBelow(node, scrub, dirty);
    }
    return isBoxed(node) ? [] : [{ id: id(from.id), attributes: scrubChanges(node, changes, find) }];
  });

  const adds = nextFirst(recorded(data.adds)).flatMap((from) => {
    const parentId = id(from.parentId);
    const nextId = from.nextId === null ? null : id(from.nextId);
    const parent = page.get(parentId) ?? strangerUnder(parentId);
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

  const strangers: { id: number; value: string | null }[] = [];
  const changed = new Set<PageNode>();
  for (const from of recorded(data.texts)) {
    const value = from.value === null ? null : text(from.value);
    const node = page.get(id(from.id));
    if (node?.tag === '#text') {
      node.raw = value ?? '';
      seeTyped(node, scrub);
      changed.add(node);
      dirty.add(flowRoot(node));
    } else strangers.push({ id: id(from.id), value: value === null ? null : maskValue(value) });
  }

  for (const node of scrub.texts.keys()) dirty.add(flowRoot(node));
  for (const root of dirty) for (const node of refresh(root, find)) changed.add(node);
  const texts = [...strangers];
  for (const node of changed)
    if (!scrub.texts.has(node) && !isBoxed(node)) texts.push({ id: node.id, value: node.shown });

  return {
    source: sources.mutation,
    texts,
    attributes,
    removes,
    adds,
    ...some(data, ['isAttachIframe'], flag),
  };
}

/** The entries whose node, or whose parent, rrweb has given a number of its own. */
function recorded(entries: unknown): Fields[] {
  const isRecorded = (nodeId: unknown) => nodeId === undefined || id(nodeId) > 0;
  return list(entries)
    .map(fields)
    .filter((entry) => isRecorded(entry.id) && isRecorded(entry.parentId));
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

function scrubChanges(node: PageNode | undefined, changes: Fields, find: Find): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
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
  return kept;
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
