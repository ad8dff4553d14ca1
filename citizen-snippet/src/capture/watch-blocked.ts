import { slottedIn } from './around.ts';

export interface BlockedWatch {
  /** Watches a document or a shadow root as well. */
  add(root: Document | ShadowRoot): void;
  stop(): void;
}

/**
 * rrweb asks only once whether an element is blocked, and says nothing of one that becomes so, nor of what comes into
 * another slot. Calls back when the agent has something otherwise than it is to be had.
 *
 * @param blocked the selector, where it may reach from what has changed to elements below and beside it
 */
export function watchBlocked(
  isAsTold: (node: Node) => boolean,
  onChange: () => void,
  blocked: string | undefined,
): BlockedWatch {
  const look = (nodes: readonly Node[]) => {
    if (!nodes.every(isAsTold)) onChange();
  };
  const observer = new MutationObserver((changes) => {
    const targets = changes.map(({ target }) => target);
    const roots = new Set(targets.map((target) => target.getRootNode()));
    look([...targets, ...[...roots].flatMap(slottedIn)]);
    if (blocked) for (const root of roots) look([...(root as ParentNode).querySelectorAll(blocked)]);
  });
  const slotChanged = ({ currentTarget }: Event) => look(slottedIn(currentTarget as Node));
  const stopped = new AbortController();
  return {
    add(root) {
      observer.observe(root, { attributes: true, subtree: true });
      root.addEventListener('slotchange', slotChanged, { signal: stopped.signal });
    },
    stop() {
      observer.disconnect();
      stopped.abort();
    },
  };
}
