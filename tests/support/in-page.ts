/** Functions that run inside a page. Each stands alone, since it travels as source text. */
import type { Point } from './tab.ts';

export type Role = 'button' | 'link' | 'textbox';

/** The middle of a control that is in sight, lies on top and stands still; null while there is none. */
export async function locate({ role, name }: { role: Role; name: string }): Promise<Point | null> {
  const selectors = {
    button: 'button, [role=button]',
    link: 'a[href]',
    textbox: 'input:not([type=checkbox], [type=radio], [type=hidden]), textarea',
  };
  const panel = document.querySelector('medkig-panel')?.shadowRoot;
  const roots: ParentNode[] = panel ? [panel, document] : [document];

  const textOf = (node: Node | null): string => {
    if (!node) return '';
    if (node instanceof Element && node.getAttribute('aria-hidden') === 'true') return '';
    return node.nodeType === Node.TEXT_NODE
      ? (node.nodeValue ?? '')
      : [...node.childNodes].map(textOf).join('');
  };
  const nameOf = (element: Element): string => {
    const root = element.getRootNode() as Document | ShadowRoot;
    const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const words =
      element.getAttribute('aria-label') ??
      (labelled.map((id) => textOf(root.getElementById(id))).join(' ') ||
        ('labels' in element && [...((element as HTMLInputElement).labels ?? [])].map(textOf).join(' ')) ||
        textOf(element));
    return words.replace(/\s+/g, ' ').trim();
  };

  for (const root of roots) {
    for (const element of root.querySelectorAll(selectors[role])) {
      const found = nameOf(element);
      // The labels of optional fields say so after the name.
      if (found !== name && !(role === 'textbox' && found.startsWith(`${name} `))) continue;
      if (element.closest('[inert]') || !element.checkVisibility({ visibilityProperty: true })) continue;
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const before = element.getBoundingClientRect();
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const { left, top, width, height } = element.getBoundingClientRect();
      if (Math.abs(left - before.left) + Math.abs(top - before.top) > 1) continue;
      const at = { x: left + width / 2, y: top + height / 2 };
      let onTop = document.elementFromPoint(at.x, at.y);
      if (onTop?.shadowRoot) onTop = onTop.shadowRoot.elementFromPoint(at.x, at.y);
      if (element.contains(onTop)) return at;
    }
  }
  return null;
}

/** What can be read on the page, our panel's words last. */
export function readAll(): string {
  const panel = document.querySelector('medkig-panel')?.shadowRoot;
  const parts = [document.body, ...(panel?.children ?? [])];
  // biome-ignore lint/performance/useDomNodeTextContent: only what is rendered can be read
  const words = parts.map((part) => (part instanceof HTMLElement ? part.innerText : ''));
  return words.join('\n').replace(/[^\S\n]+/g, ' ');
}

/** In the field that has focus, ours too. */
export function selectAll(): void {
  let active = document.activeElement;
  if (active?.shadowRoot) active = active.shadowRoot.activeElement;
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) active.select();
}
