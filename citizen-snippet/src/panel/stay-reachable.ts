// `:modal` is younger than `dialog` itself (Chrome 105, Safari 15.6).
const MODAL = CSS.supports('selector(dialog:modal)') ? 'dialog:modal' : 'dialog[open]';

/**
 * A modal dialog makes the rest of the page inert, our panel too, and Stop must never be out of reach. So the
 * host element moves into the topmost open modal dialog, and back to the end of the body when it closes.
 */
export function stayReachable(host: Element): void {
  const { ownerDocument: document } = host;

  function settle(): void {
    const home = topmostModal(document) ?? document.body;
    if (host.parentElement === home) return;
    const focused = host.shadowRoot?.activeElement;
    home.append(host);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }

  const observer = new MutationObserver(settle);
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['open'] });
  settle();
}

/** The browser does not tell the order in which dialogs were opened; a later one mostly stands later, or inside. */
function topmostModal(document: Document): Element | undefined {
  return [...document.querySelectorAll(MODAL)].at(-1);
}
