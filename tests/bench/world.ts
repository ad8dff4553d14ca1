/** What all runs share: two browsers, the wire between, the municipality's pages and the sides to compare. */
import type { Browser, Page } from 'playwright';
import { launchChromium } from '../support/chromium.ts';
import { startBaseline } from './baseline/side.ts';
import { type Ledger, startLedger, type Traffic } from './ledger.ts';
import { startHost } from './pages/host.ts';
import { nobody, startProduct } from './product-side.ts';
import type { Side, SideName } from './side.ts';

export interface World {
  citizens: Browser;
  ledger: Ledger;
  sides: Record<SideName, Side>;
  /** The demo municipality's site. */
  site: string;
  /** The host with the large and the restless page. */
  host: string;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const ledger = await startLedger();
  const [citizens, agents] = await Promise.all([
    launchChromium([
      `--proxy-server=${ledger.proxy}`,
      '--proxy-bypass-list=<-loopback>',
      // Nothing goes past the proxy: the product stays on its relay, as the baseline does.
      '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    ]),
    launchChromium(),
  ]);
  let tag = '';
  const host = await startHost(() => tag);
  const [baseline, product] = await Promise.all([startBaseline(agents), startProduct(agents, host.origin)]);
  tag = `<script src="${product.medkig.console}/embed/v1/medkig.js" data-municipality="vestby" async></script>`;
  return {
    citizens,
    ledger,
    sides: { none: nobody, baseline, product },
    site: product.medkig.site,
    host: host.origin,
    async close() {
      await Promise.all([citizens.close(), agents.close()]);
      baseline.close();
      host.close();
      ledger.close();
      await product.medkig.stop();
    },
  };
}

/** A citizen who has never been here; the product's tag is answered on its own side only. */
export async function newCitizen({ citizens, ledger }: World, side: Side): Promise<Page> {
  ledger.refuse(side.name === 'product' ? undefined : /^\/embed\//);
  // The baseline is put into the page by the browser, and speaks with a host that the site's policy does not know.
  const context = await citizens.newContext({
    bypassCSP: true,
    locale: 'da-DK',
    viewport: { width: 1280, height: 900 },
  });
  const citizen = await context.newPage();
  await side.prepare(citizen);
  return citizen;
}

/** Bytes that the work has put on the citizen's wire for the session. */
export async function bytesOf({ ledger }: World, side: Side, work: () => Promise<void>): Promise<Traffic> {
  const now = () => (side.relay ? ledger.traffic(side.relay) : { up: 0, down: 0, requests: 0 });
  const before = now();
  await work();
  const after = now();
  return {
    up: after.up - before.up,
    down: after.down - before.down,
    requests: after.requests - before.requests,
  };
}

export function total({ up, down, requests }: Traffic): number {
  return up + down + requests;
}
