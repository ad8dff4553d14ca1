// `:modal` is younger than `dialog` itself (Chrome 105, Safari 15.6).
const MODAL = CSS.supports('selector(dialog:modal)') ? 'dialog:modal' : 'dialog[open]';

/**
 * A modal dialog makes the rest of the page inert, our panel too, and Stop must never be out of reach. So the
 * host element moves into the topmost open modal dialog, and back to the end of the body when it closes. What is
 * open lies in the browser's top layer: the host goes there too, last, so that it is above, and so that a dialog
 * that is transformed does not take what is fixed to the view with it.
 */
export function stayReachable(host: HTMLElement): void {
  const { ownerDocument: document } = host;

  function settle(isCovered: boolean): void {
    // Into a shadow root it is put by who looks there.
    const home = topmostModal(host.getRootNode() as Document | ShadowRoot) ?? document.body;
    if (isCovered || host.parentElement !== home) putInto(home, host, isCovered || home !== document.body);
  }

  const observer = new MutationObserver(() => settle(false));
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['open'] });
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target !== host && target instanceof HTMLElement && target.popover)
        settle(target.matches(':popover-open'));
    },
    true,
  );
  settle('showPopover' in host && document.querySelector(':popover-open') !== null);
}

/** Into the dialog, or the body; above all that is open, or not. The focus in it stays. */
export function putInto(home: Element, host: HTMLElement, isOnTop: boolean): void {
  const focused = host.shadowRoot?.activeElement;
  if (host.parentElement !== home) home.append(host);
  // Younger than dialogs (Chrome 114, Safari 17, Firefox 125).
  if ('showPopover' in host) {
    host.popover = null;
    if (isOnTop) {
      host.popover = 'manual';
      host.showPopover();
    }
  }
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}

/** The browser does not tell the order in which dialogs were opened; a later one mostly stands later, or inside. */
export function topmostModal(...trees: ParentNode[]): Element | undefined {
  return trees.flatMap((tree) => [...tree.querySelectorAll(MODAL)]).at(-1);
}
