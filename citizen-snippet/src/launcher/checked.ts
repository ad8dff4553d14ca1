/**
 * Fetches a module and has the browser compare it with its hash; a later `import()` of the address takes it from
 * there. A preload is nobody's inline script and no sink of Trusted Types, and it is allowed where the page's policy
 * trusts this script by hash alone: an `import()` would count as written by the page, and be refused.
 */
export function fetchChecked(address: string, integrity: string): Promise<void> {
  const link = document.createElement('link');
  // Before Firefox 115 and Safari 17 there is no such thing, and nothing to compare with.
  if (!link.relList.supports('modulepreload')) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const settle = (how: () => void) => () => {
      link.remove();
      how();
    };
    link.onload = settle(resolve);
    link.onerror = settle(reject);
    link.rel = 'modulepreload';
    link.integrity = integrity;
    link.href = address;
    document.head.append(link);
  });
}
