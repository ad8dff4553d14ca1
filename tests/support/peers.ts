/** Watches a page's connections to other browsers. */
import type { Page } from 'playwright';
import { vi } from 'vitest';

declare global {
  interface Window {
    /** Every connection to another browser that this page has made. */
    connections: RTCPeerConnection[];
  }
}

/** To be asked before the page is opened. */
export async function rememberPeers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.connections = [];
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(...given: ConstructorParameters<typeof RTCPeerConnection>) {
        super(...given);
        window.connections.push(this);
      }
    };
  });
}

/** Waits for the newest of them. A busy machine may need a second attempt. */
export async function peersHaveMet(page: Page): Promise<void> {
  await vi.waitFor(
    async () => {
      const state = await page.evaluate(() => window.connections.at(-1)?.connectionState);
      if (state !== 'connected') throw new Error(`the browsers have not met: ${state}`);
    },
    { timeout: 40_000, interval: 100 },
  );
}
