import { allBelow } from '@medkig/guidance/marks/drawn-tree';
import { sources } from '@medkig/privacy/replay-event';
import type { Capture } from './capture.ts';

export interface PopoverWatch {
  /** Finds the shadow roots that have come. */
  search(): void;
  stop(): void;
}

/** Tells of each popover that opens or closes, also in an open shadow root, which no change of the page's markup does. */
export function watchPopovers(
  document: Document,
  { idOf, tell }: Pick<Capture, 'idOf' | 'tell'>,
): PopoverWatch {
  const stopped = new AbortController();
  const watched = new WeakSet<Node>();

  function tellOf(popover: HTMLElement): void {
    const id = idOf(popover);
    const attributes = [{ id, attributes: { rr_open_mode: isOpen(popover) ? 'popover' : null } }];
    if (id) tell({ source: sources.mutation, texts: [], attributes, removes: [], adds: [] });
  }

  function toggled({ target }: Event): void {
    if (target instanceof HTMLElement && target.popover) tellOf(target);
  }

  function watch(tree: Document | ShadowRoot): void {
    if (watched.has(tree)) return;
    watched.add(tree);
    // A toggle is heard in its own tree alone.
    tree.addEventListener('toggle', toggled, { capture: true, signal: stopped.signal });
    // One may have opened or closed before this tree was found.
    tree.querySelectorAll<HTMLElement>('[popover]').forEach(tellOf);
  }

  function search(): void {
    watch(document);
    for (const { shadowRoot } of allBelow(document)) if (shadowRoot) watch(shadowRoot);
  }

  return { search, stop: () => stopped.abort() };
}

/** Younger than shadow roots (Safari 17, Firefox 125). */
function isOpen(popover: HTMLElement): boolean {
  return 'togglePopover' in popover && popover.matches(':popover-open');
}
