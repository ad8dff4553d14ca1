import { containsCprNumber } from './cpr.ts';
import type { Declared, PageModel, PageNode } from './page-model.ts';
import { type AttributeValue, nodeTypes, type ReplayNode } from './replay-event.ts';
import { type Find, scrubAttribute } from './scrub-attribute.ts';
import { ScrubFault } from './scrub-fault.ts';
import { type Fields, fields, flag, id, list, some, text } from './shape.ts';

/** Where a node goes: before the sibling `nextId`, or last. */
interface Place {
  parent: PageNode | undefined;
  nextId: number | null;
}

export interface NodeScrub {
  page: PageModel;
  findEcho: Find;
  /** The texts of this event by id: filled in when all of their line is known. */
  texts: Map<number, { textContent: string }>;
}

/**
 * A new tree of the same nodes: none is left out, since later events name them, but what must not be seen is
 * empty in it. Enters them all in the page model.
 */
export function scrubNode(input: unknown, place: Place, scrub: NodeScrub): ReplayNode {
  const from = fields(input);
  const base = {
    id: id(from.id),
    ...some(from, ['rootId'], id),
    ...some(from, ['isShadowHost', 'isShadow'], flag),
  };
  switch (from.type) {
    case nodeTypes.document: {
      const node = enter(scrub, pageNode(base.id, '#other'), place);
      const childNodes = scrubChildren(from, node, scrub);
      return { type: nodeTypes.document, childNodes, ...some(from, ['compatMode'], compatMode), ...base };
    }
    case nodeTypes.documentType:
      enter(scrub, pageNode(base.id, '#other'), place);
      // The public and system names only choose between standards and quirks; `<!doctype html>` has none.
      return {
        type: nodeTypes.documentType,
        name: 'html',
        publicId: doctypeName(from.publicId),
        systemId: doctypeName(from.systemId),
        ...base,
      };
    case nodeTypes.element:
      return { ...scrubElement(from, base.id, place, scrub), ...base };
    case nodeTypes.text: {
      enter(scrub, { ...pageNode(base.id, '#text'), raw: text(from.textContent) }, place);
      const node = { type: nodeTypes.text, textContent: '', ...base };
      scrub.texts.set(base.id, node);
      return node;
    }
    case nodeTypes.cdata:
    case nodeTypes.comment:
      enter(scrub, pageNode(base.id, '#other'), place);
      return { type: from.type, textContent: '', ...base };
    default:
      throw new ScrubFault('unknown-node');
  }
}

/** Where an element added under an unknown parent belongs is unknown too: everything inside is hidden. */
export function strangerUnder(parentId: number): PageNode {
  return { ...pageNode(parentId, '#other'), declared: 'hidden' };
}

/** Takes over what attributes say about how the inside of an element is treated. True if that has changed. */
export function declare(page: PageModel, node: PageNode, attributes: Fields): boolean {
  const before = node.declared;
  node.declared = declaredBy(attributes, before);
  if (node.tag === 'input' && 'type' in attributes) page.settleLabel(node, isLabelType(attributes.type));
  return node.declared !== before;
}

function scrubElement(from: Fields, nodeId: number, place: Place, scrub: NodeScrub) {
  const attributes = fields(from.attributes);
  const tagName = tag(from.tagName);
  const node = enter(scrub, pageNode(nodeId, tagName.toLowerCase()), place);
  if (node.tag === 'input') scrub.page.settleLabel(node, isLabelType(attributes.type));
  if (node.tag === 'br') node.raw = '\n';
  declare(scrub.page, node, attributes);
  return {
    type: nodeTypes.element,
    tagName,
    attributes: scrubAttributes(node, attributes, scrub.findEcho),
    childNodes: scrubChildren(from, node, scrub),
    ...some(from, ['isSVG', 'isCustom'], flag),
  };
}

function scrubAttributes(node: PageNode, attributes: Fields, findEcho: Find): Record<string, AttributeValue> {
  const kept: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(attributes)) {
    // rrweb says true for what is ticked now; any other value is only how the page came.
    if (name === 'checked' && value !== true) continue;
    const scrubbed = scrubAttribute(node, name, value, findEcho);
    if (scrubbed !== undefined) kept[name] = scrubbed;
  }
  return kept;
}

function scrubChildren(from: Fields, node: PageNode, scrub: NodeScrub): ReplayNode[] {
  return list(from.childNodes).map((child) => scrubNode(child, { parent: node, nextId: null }, scrub));
}

function enter(scrub: NodeScrub, node: PageNode, place: Place): PageNode {
  node.parent = place.parent;
  scrub.page.insert(node, place.nextId);
  return node;
}

function pageNode(nodeId: number, name: string): PageNode {
  return {
    id: nodeId,
    tag: name,
    parent: undefined,
    children: [],
    declared: undefined,
    label: false,
    raw: '',
    shown: '',
  };
}

const VALUE_ROLES = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton']);

function declaredBy(attributes: Fields, before: Declared): Declared {
  let declared = before;
  const { contenteditable, role } = attributes;
  if (typeof contenteditable === 'string' && contenteditable !== 'false') declared = 'value';
  if (typeof role === 'string' && VALUE_ROLES.has(role)) declared = 'value';
  if (declared === 'value') return declared;
  if (typeof attributes['data-medkig-show'] === 'string') declared = 'shown';
  if (typeof attributes['data-medkig-mask'] === 'string') declared = 'hidden';
  return declared;
}

function isLabelType(type: unknown): boolean {
  return typeof type === 'string' && ['submit', 'button', 'reset'].includes(type.toLowerCase());
}

function tag(value: unknown): string {
  const name = text(value);
  if (!/^[a-z][\w.:-]*$/i.test(name)) throw new ScrubFault('malformed');
  return containsCprNumber(name) ? 'div' : name;
}

function doctypeName(value: unknown): string {
  const name = text(value);
  return /^(-\/\/W3C\/\/|https?:\/\/www\.w3\.org\/)/.test(name) && !containsCprNumber(name) ? name : '';
}

function compatMode(value: unknown): string {
  const mode = text(value);
  if (mode !== 'BackCompat' && mode !== 'CSS1Compat') throw new ScrubFault('malformed');
  return mode;
}
