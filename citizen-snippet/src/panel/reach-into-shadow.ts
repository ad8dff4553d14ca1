import { allBelow } from '@medkig/guidance/marks/drawn-tree';
import { putInto, topmostModal } from './stay-reachable.ts';

const listening = new WeakSet<ShadowRoot>();

/**
 * The same for open shadow roots: their dialogs make our panel inert too, their popovers cover it, and neither is heard
 * of outside. To be called again when the page has changed: not every browser tells of dialogs, and none of one that is
 * taken away. What it hears by itself it hears also while nothing is shown.
 */
export function reachIntoShadow(host: HTMLElement, isCovered = false): void {
  const { body } = host.ownerDocument;
  const hosts = [...allBelow(body)].filter((element) => element !== host);
  const roots = hosts.flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const fresh = roots.filter((root) => !listening.has(root));
  for (const root of fresh) {
    listening.add(root);
    root.addEventListener('toggle', ({ target }) => reachIntoShadow(host, isOpen(target)), true);
  }
  const isOver = isCovered || fresh.some((root) => [...root.querySelectorAll('[popover]')].some(isOpen));
  const here = host.isConnected && host.getRootNode() === host.ownerDocument ? host.parentElement : body;
  const home = topmostModal(...roots) ?? here ?? body;
  if (isOver || !home.contains(host)) putInto(home, host, isOver || home !== body);
}

function isOpen(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && !!target.popover && target.matches(':popover-open');
}
