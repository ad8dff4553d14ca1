/** A page allows a policy of one name to be made once. */
let policy: ScriptPolicy | undefined;

/**
 * Fetches a module and has the browser compare it with its hash; a later `import()` of the address takes it from
 * there. A preload is nobody's inline script and no sink of Trusted Types, and it is allowed where the page's policy
 * trusts this script by hash alone: an `import()` would count as written by the page, and be refused.
 */
export function fetchChecked(address: string, integrity: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = elementFor(address);
    const settle = (how: () => void) => () => {
      element.remove();
      how();
    };
    element.onload = settle(resolve);
    element.onerror = settle(reject);
    element.integrity = integrity;
    document.head.append(element);
    // Before Firefox 115 and Safari 17 there is no such thing, and nothing to compare with.
    if (element instanceof HTMLLinkElement && !element.relList.supports('modulepreload')) settle(resolve)();
  });
}

/** WebKit preloads whatever comes; a script it compares, but its address is a sink. */
function elementFor(address: string): HTMLLinkElement | HTMLScriptElement {
  if (!navigator.vendor.startsWith('Apple')) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = address;
    return link;
  }
  const script = document.createElement('script');
  script.type = 'module';
  policy ??= window.trustedTypes?.createPolicy('medkig', { createScriptURL: (trusted) => trusted });
  script.src = policy?.createScriptURL(address) ?? address;
  return script;
}

interface ScriptPolicy {
  createScriptURL(address: string): string;
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy };
  }
}
