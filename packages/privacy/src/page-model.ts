/**
 * What the agent's copy of the page consists of, as far as the scrubber must know it: an increment names
 * nodes by number only, and a CPR number may be spread over the texts of one paragraph.
 */
import { type Find, MASK, maskPieces } from './mask.ts';
import { scrubCss } from './scrub-css.ts';

/** How an element wants the text inside it to be treated. */
export type Declared = 'hidden' | 'shown' | 'value' | undefined;

export interface PageNode {
  id: number;
  /** Lower-case tag (`option` for its role too), or `#text`; none for a document, a comment and the like. */
  tag: string | undefined;
  parent: PageNode | undefined;
  children: PageNode[];
  declared: Declared;
  /** An `<input>` whose value is the page's own label (submit, button, reset) and has never been anything else. */
  label: boolean;
  /** A field for a password or code, or one that has been: nothing is told of its value. */
  secret: boolean;
  /** The citizen has shown its value. */
  revealed: boolean;
  /** The agent sees an empty box in its place: nothing inside it leaves. */
  boxed: boolean;
  /** Of a text: as it is on the page, and as it left. In place of all else a line break, for `<br>`. */
  raw: string;
  shown: string;
}

export interface PageModel {
  /** None for what is no node's id. */
  get(id: unknown): PageNode | undefined;
  /** What the agent may not see as it is: boxes, and texts that differ from how they left. */
  hidden: Set<PageNode>;
  /** The form fields. */
  fields: Set<PageNode>;
  /** A full snapshot follows. Inputs that once held a value are remembered. */
  clear(): void;
  /** `nextId` is the sibling that follows, null or unknown for the last place. */
  insert(node: PageNode, nextId: number | null | undefined): void;
  remove(id: number): void;
  /** An input that is no label any more stays a value, also when it turns into a button. */
  settleLabel(node: PageNode, label: boolean): void;
}

export function createPageModel(): PageModel {
  const nodes = new Map<unknown, PageNode>();
  const values = new Set<number>();
  // Kept beside the nodes: of twenty thousand a handful are hidden, and they are asked for after each change.
  const hidden = new Set<PageNode>();
  const fields = new Set<PageNode>();
  const forget = (node: PageNode) => {
    nodes.delete(node.id);
    hidden.delete(node);
    fields.delete(node);
    node.children.forEach(forget);
  };
  const detach = ({ id, parent }: PageNode) => {
    if (parent) parent.children = parent.children.filter((child) => child.id !== id);
  };
  return {
    get: (id) => nodes.get(id),
    hidden,
    fields,
    clear() {
      for (const all of [nodes, hidden, fields]) all.clear();
    },
    insert(node, nextId) {
      const known = nodes.get(node.id);
      if (known) {
        detach(known);
        hidden.delete(known);
        fields.delete(known);
      }
      nodes.set(node.id, node);
      const { parent } = node;
      if (!parent) return;
      const next = nodes.get(nextId);
      if (next?.parent === parent) parent.children.splice(parent.children.lastIndexOf(next), 0, node);
      else parent.children.push(node);
    },
    remove(id) {
      const node = nodes.get(id);
      if (!node) return;
      detach(node);
      forget(node);
    },
    settleLabel(node, label) {
      if (!label) values.add(node.id);
      node.label = label && !values.has(node.id);
    },
  };
}

/** Whether a node is a box or stands inside one. */
export function isBoxed(node: PageNode | undefined): boolean {
  for (let at = node; at; at = at.parent) if (at.boxed) return true;
  return false;
}

/** `style`: the text is CSS. `silent`: it is never seen. `value`: it is what the citizen typed. */
type TextMode = 'page' | 'hidden' | 'value' | 'style' | 'silent';

const SILENT = new Set<string | undefined>(['script', 'noscript', 'template']);

/** A value inside is a value, whatever is declared around it; else the nearest declaration counts. */
export function textMode(node: PageNode): TextMode {
  let nearest: Declared;
  for (let at: PageNode | undefined = node; at; at = at.parent) {
    // Of what stands in a style sheet a browser reads the texts alone.
    if (at.tag === 'style') return node.parent === at ? 'style' : 'silent';
    if (SILENT.has(at.tag)) return 'silent';
    if (isValue(at)) return 'value';
    nearest ??= at.declared;
  }
  return nearest === 'hidden' ? 'hidden' : 'page';
}

/** Elements that begin a line of their own, so that texts left and right of them are not read as one. */
const BLOCKS = new Set<string | undefined>(
  (
    'html head body address article aside blockquote button caption col colgroup dd details dialog div dl ' +
    'dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main menu nav ' +
    'noscript ol optgroup option p pre script search section select style summary svg table tbody td template ' +
    'textarea tfoot th thead title tr ul'
  ).split(' '),
);

/** The element whose lines this node is part of. */
export function flowRoot(node: PageNode): PageNode {
  let root = node;
  while (root.parent && !BLOCKS.has(root.tag)) root = root.parent;
  return root;
}

/** The flow roots in the tree below a node, itself included. */
export function flowRootsBelow(node: PageNode, found = new Set<PageNode>()): Set<PageNode> {
  found.add(flowRoot(node));
  for (const child of node.children) flowRootsBelow(child, found);
  return found;
}

/** Of a text in an editable element: all texts that its line is parted into there, itself included. */
export function typedLine(node: PageNode): PageNode[] {
  const holder = valueHolder(node);
  const line = lines(flowRoot(node)).find((nodes) => nodes.includes(node)) ?? [];
  return line.filter((other) => valueHolder(other) === holder);
}

function valueHolder(node: PageNode): PageNode | undefined {
  for (let at: PageNode | undefined = node; at; at = at.parent) if (isValue(at)) return at;
  return undefined;
}

function isValue({ tag, declared }: PageNode): boolean {
  return tag === 'textarea' || declared === 'value';
}

/** Reads the lines of a flow root anew and returns the texts that the agent must see differently. */
export function refresh({ hidden }: PageModel, root: PageNode, find: Find): PageNode[] {
  const changed: PageNode[] = [];
  const show = (node: PageNode, shown: string) => {
    if (node.shown !== shown) changed.push(node);
    node.shown = shown;
    if (shown === node.raw) hidden.delete(node);
    else hidden.add(node);
  };
  for (const line of lines(root)) {
    const page: PageNode[] = [];
    const style: PageNode[] = [];
    for (const node of line) {
      const mode = node.tag === '#text' ? textMode(node) : 'page';
      if (mode === 'page') page.push(node);
      else if (mode === 'style') style.push(node);
      else show(node, aloneShown(node.raw, mode));
    }
    if (style.length > 0) showStyle(style, find, show);
    const pieces = page.map((node) => node.raw);
    const shown = maskPieces(pieces, find(pieces.join('')));
    page.forEach((node, at) => {
      if (node.tag === '#text') show(node, shown[at] ?? MASK);
    });
  }
  return changed;
}

/** A style sheet in several texts reads as one: a word may begin in one of them and end in the next. */
function showStyle(
  nodes: readonly PageNode[],
  find: Find,
  show: (node: PageNode, shown: string) => void,
): void {
  const pieces = nodes.map(({ raw }) => scrubCss(raw, find));
  const whole = scrubCss(nodes.map(({ raw }) => raw).join(''), find);
  const isSame = pieces.join('') === whole;
  const shown = isSame ? pieces : [whole];
  nodes.forEach((node, at) => {
    show(node, shown[at] ?? '');
  });
}

function aloneShown(raw: string, mode: Exclude<TextMode, 'page' | 'style'>): string {
  // The blanks between elements are layout.
  if (mode === 'silent') return '';
  return raw.trim() === '' ? raw : MASK;
}

/** A `<br>` takes part with its line break (its `raw`), so that it parts words but not a number. */
function lines(root: PageNode): PageNode[][] {
  let line: PageNode[] = [];
  const found = [line];
  const walk = (node: PageNode) => {
    if (node.tag === '#text' || node.tag === 'br') line.push(node);
    else if (node !== root && BLOCKS.has(node.tag)) {
      // A list of a thousand items is a thousand lines elsewhere, and none here.
      if (line.length > 0) {
        line = [];
        found.push(line);
      }
    } else node.children.forEach(walk);
  };
  walk(root);
  return found;
}
