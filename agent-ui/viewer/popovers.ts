import type { Mutation, ReplayNode } from './replay-event.ts';

/** Whether a popover comes with this change, opens or closes. */
export function concernsPopovers({ attributes, adds }: Mutation): boolean {
  return (
    attributes.some(({ attributes: changed }) => 'rr_open_mode' in changed || 'popover' in changed) ||
    adds.some(({ node }) => holdsPopover(node))
  );
}

function holdsPopover(node: ReplayNode): boolean {
  return node.type === 2 && ('popover' in node.attributes || node.childNodes.some(holdsPopover));
}

/**
 * Opens on the replayed page what is open on the citizen's, and closes the rest. Opening moves focus into it, even
 * inside an inert frame; what is inert itself takes none.
 */
export function settlePopovers(trees: readonly ParentNode[]): void {
  for (const popover of trees.flatMap((tree) => [...tree.querySelectorAll<HTMLElement>('[popover]')])) {
    const isOpen = popover.getAttribute('rr_open_mode') === 'popover';
    // Younger than the rest of what the console needs (Firefox 125). An open dialog is none.
    if (!('togglePopover' in popover) || popover.matches('dialog[open]')) continue;
    if (popover.matches(':popover-open') === isOpen) continue;
    const was = popover.inert;
    popover.inert = true;
    popover.togglePopover(isOpen);
    popover.inert = was;
  }
}
