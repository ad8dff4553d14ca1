/**
 * Puts the words in place of each picture that the store does not have.
 *
 * @returns what has the pictures of a new document, or shadow root, watched
 */
export function createPictureWatch(noPicture: () => string): (tree: Document | ShadowRoot) => void {
  function failed({ target }: Event): void {
    const element = target && 'localName' in target ? (target as Element) : undefined;
    const words = noPicture();
    if (element?.localName === 'image') element.setAttribute('href', words);
    else if (/^(?:img|input)$/.test(element?.localName ?? '') && element?.getAttribute('src') !== words) {
      element?.removeAttribute('srcset');
      element?.setAttribute('src', words);
    }
  }
  return (tree) => tree.addEventListener('error', failed, { capture: true });
}
