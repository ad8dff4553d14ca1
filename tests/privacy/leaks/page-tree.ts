/** Trees of nodes as the page's own scripts build and change them. Runs inside the page. */

export type Change =
  | { is: 'text'; node: CharacterData; value: string; set(): void }
  | { is: 'attribute'; element: Element; name: string; value: string; set(): void };

/** What makes the first tree equal the second, which has the same shape. */
export function changesBetween(into: Node, from: Node): Change[] {
  const changes: Change[] = [];
  if (into instanceof CharacterData && from instanceof CharacterData) {
    const value = from.data;
    if (into.data !== value)
      changes.push({
        is: 'text',
        node: into,
        value,
        set: () => {
          into.data = value;
        },
      });
  }
  if (into instanceof Element && from instanceof Element) {
    for (const { name, value } of from.attributes) {
      if (into.getAttribute(name) !== value)
        changes.push({
          is: 'attribute',
          element: into,
          name,
          value,
          set: () => into.setAttribute(name, value),
        });
    }
    if (into.shadowRoot && from.shadowRoot) changes.push(...changesBetween(into.shadowRoot, from.shadowRoot));
  }
  if (into instanceof HTMLTemplateElement && from instanceof HTMLTemplateElement)
    changes.push(...changesBetween(into.content, from.content));
  into.childNodes.forEach((child, at) => {
    const other = from.childNodes[at];
    if (other) changes.push(...changesBetween(child, other));
  });
  return changes;
}

export function setProperty({ element, name, value }: Extract<Change, { is: 'attribute' }>): void {
  const reflected: Record<string, string> = { class: 'className', for: 'htmlFor', 'aria-label': 'ariaLabel' };
  const property = reflected[name] ?? name;
  if (name.startsWith('data-') && element instanceof HTMLElement) {
    const key = name.slice(5).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    element.dataset[key] = value;
  } else if (name === 'style' && element instanceof HTMLElement) element.style.cssText = value;
  else if (!(property in element) || !Reflect.set(element, property, value))
    element.setAttribute(name, value);
}

export function build(html: string): DocumentFragment {
  const holder = document.createElement('div');
  holder.setHTMLUnsafe(html);
  const fragment = document.createDocumentFragment();
  fragment.append(...holder.childNodes);
  return fragment;
}

export function textsBelow(node: Node): Text[] {
  const own = node instanceof Text ? [node] : [];
  const below = node instanceof Element && node.shadowRoot ? textsBelow(node.shadowRoot) : [];
  return [...own, ...below, ...[...node.childNodes].flatMap(textsBelow)];
}
