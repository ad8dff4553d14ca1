import { maskValue } from './mask.ts';
import { flowRoot, flowRootsBelow, type PageNode, refresh } from './page-model.ts';
import { sources } from './replay-event.ts';
import { type Find, scrubAttribute } from './scrub-attribute.ts';
import { scrubCss } from './scrub-css.ts';
import { ScrubFault } from './scrub-fault.ts';
import { declare, type NodeScrub, scrubNode, strangerUnder } from './scrub-node.ts';
import { type Fields, fields, flag, id, list, some, text } from './shape.ts';

/**
 * Adds, removes, texts and attributes of one batch. A line that reads differently after it (two halves of a
 * number have come together) is sent anew, whichever of its texts changed.
 */
export function scrubMutation(data: Fields, scrub: NodeScrub, findAll: Find): unknown {
  const { page } = scrub;
  const dirty = new Set<PageNode>();

  const removes = list(data.removes).map((entry) => {
    const from = fields(entry);
    const parent = page.get(id(from.parentId));
    if (parent) dirty.add(flowRoot(parent));
    page.remove(id(from.id));
    return { parentId: id(from.parentId), id: id(from.id), ...some(from, ['isShadow'], flag) };
  });

  // An attribute may hide the texts below it, so it comes before what is added there.
  const attributes = list(data.attributes).map((entry) => {
    const from = fields(entry);
    const node = page.get(id(from.id));
    const changes = fields(from.attributes);
    if (node && declare(page, node, changes)) flowRootsBelow(node, dirty);
    return { id: id(from.id), attributes: scrubChanges(node, changes, scrub.findEcho) };
  });

  const adds = list(data.adds).map((entry) => {
    const from = fields(entry);
    const parentId = id(from.parentId);
    const nextId = from.nextId === null ? null : id(from.nextId);
    const parent = page.get(parentId) ?? strangerUnder(parentId);
    const node = scrubNode(from.node, { parent, nextId }, scrub);
    const added = page.get(node.id);
    if (added) flowRootsBelow(added, dirty);
    dirty.add(flowRoot(parent));
    return {
      parentId,
      nextId,
      node,
      ...some(from, ['previousId'], (value) => (value === null ? null : id(value))),
    };
  });

  const strangers: { id: number; value: string | null }[] = [];
  const changed = new Set<PageNode>();
  for (const entry of list(data.texts)) {
    const from = fields(entry);
    const value = from.value === null ? null : text(from.value);
    const node = page.get(id(from.id));
    if (node?.tag === '#text') {
      node.raw = value ?? '';
      changed.add(node);
      dirty.add(flowRoot(node));
    } else strangers.push({ id: id(from.id), value: value === null ? null : maskValue(value) });
  }

  for (const root of dirty) for (const node of refresh(root, findAll)) changed.add(node);
  const texts = [...strangers];
  for (const node of changed) if (!scrub.texts.has(node.id)) texts.push({ id: node.id, value: node.shown });

  return {
    source: sources.mutation,
    texts,
    attributes,
    removes,
    adds,
    ...some(data, ['isAttachIframe'], flag),
  };
}

function scrubChanges(node: PageNode | undefined, changes: Fields, findEcho: Find): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(changes)) {
    if (name === 'style' && typeof value === 'object' && value !== null)
      kept[name] = scrubDeclarations(fields(value));
    else {
      const scrubbed = scrubAttribute(node, name, value, findEcho);
      // What may not be seen is taken away, or the agent would go on seeing what was there before.
      kept[name] = scrubbed ?? null;
    }
  }
  return kept;
}

/** A difference of inline styles: a value, a value with its priority, or false for one that has gone. */
function scrubDeclarations(style: Fields): Record<string, string | false | [string, string]> {
  const kept: Record<string, string | false | [string, string]> = {};
  for (const [property, value] of Object.entries(style)) kept[scrubCss(property)] = scrubDeclaration(value);
  return kept;
}

function scrubDeclaration(value: unknown): string | false | [string, string] {
  if (value === false) return false;
  if (typeof value === 'string') return scrubCss(value);
  const [declared, priority, ...rest] = list(value);
  if (rest.length > 0) throw new ScrubFault('malformed');
  return [scrubCss(text(declared)), text(priority) === 'important' ? 'important' : ''];
}
