/** A network that lets no WebSocket through: long-polling carries the whole job. */
import type { Browser } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { chromiumTab } from '../support/chromium-tab.ts';
import { type EdgeProxy, startEdgeProxy, type UpgradeHandling } from '../support/edge-proxy.ts';
import { mainJob } from '../support/main-job.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { type Wire, watchWire } from '../support/wire.ts';

const edges: { name: string; handling: UpgradeHandling }[] = [
  { name: 'an edge that refuses WebSockets', handling: 'refuse' },
  { name: 'an edge that swallows WebSockets', handling: 'swallow' },
];

describe.each(edges)('behind $name', ({ handling }) => {
  let edge: EdgeProxy | undefined;
  let medkig: Medkig | undefined;
  let browser: Browser | undefined;
  let wires: Wire[] = [];

  afterAll(async () => {
    await browser?.close();
    await medkig?.stop();
    await edge?.close();
  });

  mainJob(async () => {
    edge = await startEdgeProxy(handling);
    [medkig, browser] = await Promise.all([
      startMedkig({ env: { PUBLIC_URL: edge.origin } }),
      launchChromium(),
    ]);
    edge.forwardTo(Number(new URL(medkig.console).port));
    const citizen = await browser.newPage({ locale: 'da-DK', viewport: { width: 1280, height: 900 } });
    const agent = await browser.newPage({ locale: 'da-DK', viewport: { width: 1440, height: 900 } });
    wires = [watchWire(citizen), watchWire(agent)];
    return {
      medkig: { ...medkig, console: edge.origin },
      citizen: chromiumTab(citizen),
      agent: chromiumTab(agent),
    };
  });

  it('and all of it went over long-polling, on both sides', () => {
    expect(edge?.upgrades()).toBeGreaterThan(0);
    for (const wire of wires) {
      expect(wire.socketMessages()).toBe(0);
      expect(wire.polls()).toBeGreaterThan(0);
    }
  });
});
