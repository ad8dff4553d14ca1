import { isElement } from './any-realm.ts';

/**
 * rrweb asks only once whether an element is blocked, and says nothing of one that becomes so. Calls back when an
 * attribute has changed what is blocked. Returns a function that ends it.
 *
 * @param isLeftOut whether the agent has an element as a box now; undefined where the agent does not know it
 */
export function watchBlocked(
  document: Document,
  blocked: string,
  isLeftOut: (element: Element) => boolean | undefined,
  onChange: () => void,
): () => void {
  const observer = new MutationObserver((changes) => {
    const hasChanged = changes.some(({ target }) => {
      if (!isElement(target)) return false;
      const was = isLeftOut(target);
      return was !== undefined && was !== target.matches(blocked);
    });
    if (hasChanged) onChange();
  });
  observer.observe(document, { attributes: true, subtree: true });
  return () => observer.disconnect();
}
