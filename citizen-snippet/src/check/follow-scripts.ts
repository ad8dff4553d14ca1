/**
 * Lets what the page's own scripts open lead to another address, where the browser tells of it: no link and no form does.
 * Only going on is led elsewhere; Back, Forward, a reload, and what is sent or saved go where they go.
 * @param elsewhere the address to go to instead; undefined: where the page says.
 */
export function followScripts(
  window: Window & typeof globalThis,
  elsewhere: (address: string) => string | undefined,
): void {
  if (!('navigation' in window)) return;
  const { navigation } = window;
  navigation.addEventListener('navigate', (event) => {
    const { destination, navigationType: history, cancelable, formData, downloadRequest } = event;
    if (!cancelable || destination.sameDocument || formData || downloadRequest !== null) return;
    if (history !== 'push' && history !== 'replace') return;
    const address = elsewhere(destination.url);
    if (address === undefined || address === destination.url) return;
    event.preventDefault();
    const { committed, finished } = navigation.navigate(address, { history });
    // Whoever goes elsewhere meanwhile is no error of the page.
    Promise.all([committed, finished]).catch(() => {});
  });
}
