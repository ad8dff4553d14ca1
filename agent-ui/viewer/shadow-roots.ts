import { allBelow } from '@medkig/guidance/marks/drawn-tree';

/** The open shadow roots of the replayed page, which queries, style sheets and some events do not reach. */
export interface ShadowRoots {
  all(): Iterable<ShadowRoot>;
  /** The page is another one. */
  reset(page: Document): void;
  /** This has come to the page. */
  added(node: Node | null): void;
  /** Gives the rules anew to each root whose own sheets have taken their place. */
  dress(): void;
}

/**
 * @param rules CSS that holds in them as on the page
 * @param onRoot of each when it comes, also when it comes back
 */
export function createShadowRoots(rules: readonly string[], onRoot: (root: ShadowRoot) => void): ShadowRoots {
  const roots = new Set<ShadowRoot>();
  let sheet: CSSStyleSheet | undefined;

  function note(root: Node | null | undefined): void {
    if (!isShadowRoot(root) || roots.has(root)) return;
    roots.add(root);
    onRoot(root);
  }

  function noteBelow(tree: ParentNode): void {
    for (const { shadowRoot } of allBelow(tree)) note(shadowRoot);
  }

  return {
    all: () => roots,
    reset(page) {
      roots.clear();
      sheet = sheetOf(page, rules);
      noteBelow(page);
    },
    added(node) {
      note(node?.getRootNode());
      if (node?.nodeType !== 1) return;
      note((node as Element).shadowRoot);
      noteBelow(node as Element);
    },
    dress() {
      for (const root of roots) {
        if (!root.isConnected) roots.delete(root);
        else if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
      }
    },
  };
}

/** Sheets that are made by a script belong to the document whose script made them. */
function sheetOf({ defaultView }: Document, rules: readonly string[]): CSSStyleSheet | undefined {
  const view = defaultView as (Window & typeof globalThis) | null;
  if (!view) return undefined;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(rules.join('\n'));
  return sheet;
}

/** Of another window, so nothing is an instance of ours. */
function isShadowRoot(node: Node | null | undefined): node is ShadowRoot {
  return node?.nodeType === 11 && 'host' in node;
}
