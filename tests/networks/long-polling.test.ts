/** A network that lets no WebSocket through: long-polling carries the whole job. */
import { afterAll, describe, expect, it } from 'vitest';
import { chromiumTab } from '../support/chromium-tab.ts';
import { type EdgeProxy, startEdgeProxy, type UpgradeHandling } from '../support/edge-proxy.ts';
import { mainJob } from '../support/main-job.ts';
import { personsPage } from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import { type Wire, watchWire } from '../support/wire.ts';

const edges: { name: string; handling: UpgradeHandling }[] = [
  { name: 'an edge that refuses WebSockets', handling: 'refuse' },
  { name: 'an edge that swallows WebSockets', handling: 'swallow' },
];

describe.each(edges)('behind $name', ({ handling }) => {
  let edge: EdgeProxy;
  let wires: Wire[] = [];

  afterAll(() => edge?.close());
  runMedkig(async () => {
    edge = await startEdgeProxy(handling);
    return { env: { PUBLIC_URL: edge.origin } };
  });

  mainJob(async () => {
    edge.forwardTo(Number(new URL(medkig.console).port));
    const citizen = await personsPage(browser, { viewport: { width: 1280, height: 900 } });
    const agent = await personsPage(browser, { viewport: { width: 1440, height: 900 } });
    wires = [watchWire(citizen), watchWire(agent)];
    return {
      medkig: { ...medkig, console: edge.origin },
      citizen: chromiumTab(citizen),
      agent: chromiumTab(agent),
    };
  });

  it('and all of it went over long-polling, on both sides', () => {
    expect(edge.upgrades()).toBeGreaterThan(0);
    for (const wire of wires) {
      expect(wire.socketMessages()).toBe(0);
      expect(wire.polls()).toBeGreaterThan(0);
    }
  });
});
