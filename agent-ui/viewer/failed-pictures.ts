/** Puts the words in place of each picture that the store does not have. To be called for each new document. */
export function watchPictures(page: Document, noPicture: () => string): void {
  page.addEventListener(
    'error',
    ({ target }) => {
      const element = target && 'localName' in target ? (target as Element) : undefined;
      const words = noPicture();
      if (element?.localName === 'image') element.setAttribute('href', words);
      else if (/^(?:img|input)$/.test(element?.localName ?? '') && element?.getAttribute('src') !== words) {
        element?.removeAttribute('srcset');
        element?.setAttribute('src', words);
      }
    },
    { capture: true },
  );
}
