/** Builds elements without markup, as a page's Trusted Types and content security policy want it. */

type Attributes = Record<string, string | ((event: Event) => void)>;

/** A function value becomes a listener for the event of that name. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') element.setAttribute(name, value);
    else element.addEventListener(name, value);
  }
  element.append(...children);
  return element;
}

export function button(
  kind: string,
  press: (event: Event) => void,
  ...children: (Node | string)[]
): HTMLButtonElement {
  return make('button', { type: 'button', class: kind, click: press }, ...children);
}
