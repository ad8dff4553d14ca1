/** Lines that a page's Content-Security-Policy lacks, found by asking the browser and not by reading the header. */

/** How long a refusal may take to be told, in milliseconds. */
const TELL_MS = 300;

/**
 * Tries the two ways to the service (`server`: its origin) and resolves to what was refused, as lines of a policy. No
 * word of the page is sent on either.
 */
export async function findRefusals(window: Window & typeof globalThis, server: string): Promise<string[]> {
  const sockets = server.replace(/^http/, 'ws');
  const refused = new Set<string>();
  const hear = ({ blockedURI, effectiveDirective, disposition }: SecurityPolicyViolationEvent) => {
    if (disposition !== 'enforce') return;
    for (const host of [server, sockets])
      if (blockedURI.startsWith(host)) refused.add(`${effectiveDirective} ${host}`);
  };
  window.document.addEventListener('securitypolicyviolation', hear);
  try {
    new window.WebSocket(`${sockets}/relay/`).close();
  } catch {
    // Some browsers throw where others only tell.
    refused.add(`connect-src ${sockets}`);
  }
  await window.fetch(`${server}/healthz`, { mode: 'no-cors', credentials: 'omit' }).catch(() => undefined);
  await new Promise((resolve) => window.setTimeout(resolve, TELL_MS));
  window.document.removeEventListener('securitypolicyviolation', hear);
  return [...refused].sort();
}
