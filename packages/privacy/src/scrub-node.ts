import { containsCprNumber } from './cpr.ts';
import { isLabelType } from './label-type.ts';
import type { LivePage, Treatment } from './live-page.ts';
import type { Find } from './mask.ts';
import { type Declared, type PageModel, type PageNode, textMode, typedLine } from './page-model.ts';
import { type AttributeValue, nodeTypes, type ReplayNode } from './replay-event.ts';
import { holdsNumber, scrubAttribute } from './scrub-attribute.ts';
import { ScrubFault } from './scrub-fault.ts';
import type { SecretFields } from './secret-field.ts';
import { type Fields, fields, flag, id, list, some, text } from './shape.ts';

/** Where a node goes: before the sibling `nextId`, or last. Nowhere: it is the document. */
interface Place {
  parent?: PageNode;
  nextId?: number | null;
}

export interface NodeScrub {
  page: PageModel;
  live: LivePage;
  secrets: SecretFields;
  find: Find;
  /** Told what is typed in an element that is no form field. */
  see(node: PageNode, value: string): void;
  /** The texts that this event brings: filled in when all of their line is known. */
  texts: Map<PageNode, { textContent: string }>;
  /** Attributes, read when all of the event has been seen: what was typed may stand behind them. */
  later: (() => void)[];
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
      const node = enter(scrub, pageNode(base.id), place);
      const childNodes = scrubChildren(from, node, scrub);
      return { type: nodeTypes.document, childNodes, ...some(from, ['compatMode'], compatMode), ...base };
    }
    case nodeTypes.documentType:
      enter(scrub, pageNode(base.id), place);
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
      const declared = declaredBy({}, scrub.live.treatment(base.id), undefined);
      const raw = text(from.textContent);
      const entered = enter(scrub, { ...pageNode(base.id, '#text'), raw, declared }, place);
      const node = { type: nodeTypes.text, textContent: '', ...base };
      scrub.texts.set(entered, node);
      return node;
    }
    case nodeTypes.cdata:
    case nodeTypes.comment:
      enter(scrub, pageNode(base.id), place);
      return { type: from.type, textContent: '', ...base };
    default:
      throw new ScrubFault('unknown-node');
  }
}

/**
 * In an editable element the page's texts are the value, line by line: a browser parts them as it likes. Called
 * when all of the event is entered, before anything is looked for.
 */
export function seeTyped(texts: Iterable<PageNode>, { see }: NodeScrub): void {
  // A line is read once, whichever of its texts come: a highlighted program is thousands in one line.
  const read = new Set<PageNode>();
  for (const node of texts) {
    if (read.has(node) || textMode(node) !== 'value') continue;
    const line = typedLine(node);
    for (const other of line) read.add(other);
    see(line[0] ?? node, line.map(({ raw }) => raw).join(''));
  }
}

/** A parent that the agent never had: what is added there is as little to be seen as what is in a box. */
export function stranger(nodeId: number): PageNode {
  return { ...pageNode(nodeId), boxed: true };
}

/**
 * Takes over what attributes, and the policy on the living page, say about how an element is treated. True if
 * its inside is treated otherwise now.
 */
export function declare({ page, live, secrets }: NodeScrub, node: PageNode, attributes: Fields): boolean {
  const before = node.declared;
  node.revealed = live.isRevealed(node.id);
  node.declared = declaredBy(attributes, live.treatment(node.id), before);
  if (node.tag === 'input') {
    if ('type' in attributes) page.settleLabel(node, isLabelType(attributes.type));
    node.secret = secrets.has(node.id, (name) => attributes[name]);
  }
  return node.declared !== before;
}

function scrubElement(from: Fields, nodeId: number, place: Place, scrub: NodeScrub) {
  const attributes = fields(from.attributes);
  const tagName = tag(from.tagName);
  // A list that a page has built itself is treated as the browser's own.
  const kind = attributes.role === 'option' ? 'option' : tagName.toLowerCase();
  const node = enter(scrub, pageNode(nodeId, kind), place);
  if (node.tag === 'input') scrub.page.settleLabel(node, isLabelType(attributes.type));
  declare(scrub, node, attributes);
  const isBoxedByUs = scrub.live.treatment(nodeId) === 'boxed';
  // Of a frame that the recorder has been let into it tells the size as well, and the inside as a shadow root's.
  const isOpenFrame = node.tag === 'iframe' && from.isShadowHost === true;
  node.boxed = isBoxedByUs || ('rr_width' in attributes && !isOpenFrame);
  if (node.boxed) scrub.page.hidden.add(node);
  if (/^(?:input|textarea|select)$/i.test(tagName)) scrub.page.fields.add(node);
  const childNodes = scrubChildren(from, node, scrub);
  const kept: Record<string, AttributeValue> = {};
  scrub.later.push(() =>
    keepAttributes(kept, node, isBoxedByUs ? boxOf(nodeId, attributes, scrub) : attributes, scrub.find),
  );
  return {
    type: nodeTypes.element,
    tagName,
    attributes: kept,
    childNodes: node.boxed ? [] : childNodes,
    ...some(from, ['isSVG', 'isCustom'], flag),
  };
}

/** As rrweb writes a part that it leaves out. */
function boxOf(nodeId: number, attributes: Fields, { live }: NodeScrub): Fields {
  const { width, height } = live.size(nodeId);
  return { ...some(attributes, ['class'], text), rr_width: `${width}px`, rr_height: `${height}px` };
}

function keepAttributes(
  kept: Record<string, AttributeValue>,
  node: PageNode,
  attributes: Fields,
  find: Find,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (holdsNumber(name)) continue;
    // rrweb says true for what is ticked now; any other value is only how the page came.
    if (name === 'checked' && value !== true) continue;
    // How far a field is scrolled tells how much is in it.
    if (node.tag === 'input' && name.startsWith('rr_scroll')) continue;
    const scrubbed = scrubAttribute(node, name, value, find);
    if (scrubbed !== undefined) kept[name] = scrubbed;
  }
}

function scrubChildren(from: Fields, node: PageNode, scrub: NodeScrub): ReplayNode[] {
  return list(from.childNodes).map((child) => scrubNode(child, { parent: node }, scrub));
}

function enter(scrub: NodeScrub, node: PageNode, place: Place): PageNode {
  node.parent = place.parent;
  scrub.page.insert(node, place.nextId);
  return node;
}

function pageNode(nodeId: number, tag?: string): PageNode {
  return {
    id: nodeId,
    tag,
    parent: undefined,
    children: [],
    declared: undefined,
    label: false,
    secret: false,
    revealed: false,
    boxed: false,
    raw: '\n',
    shown: '',
  };
}

const VALUE_ROLES = new Set<unknown>(['textbox', 'searchbox', 'combobox', 'spinbutton']);

function declaredBy(attributes: Fields, live: Treatment | undefined, before: Declared): Declared {
  let declared = before;
  const { contenteditable, role } = attributes;
  if (typeof contenteditable === 'string' && contenteditable !== 'false') declared = 'value';
  if (VALUE_ROLES.has(role)) declared = 'value';
  if (declared === 'value') return declared;
  if (live === 'shown' || typeof attributes['data-medkig-show'] === 'string') declared = 'shown';
  if (live === 'hidden' || typeof attributes['data-medkig-mask'] === 'string') declared = 'hidden';
  return declared;
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
