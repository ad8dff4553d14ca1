/** Everything through a TLS-inspecting proxy: console, viewer, embed, relay and the municipality's own page. */
import { afterAll, describe, expect, it } from 'vitest';
import { chromiumTab } from '../support/chromium-tab.ts';
import {
  createInspectingProxy,
  hasInspectingProxy,
  type InspectingProxy,
} from '../support/inspecting-proxy.ts';
import { mainJob } from '../support/main-job.ts';
import { personsPage } from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import { type Wire, watchWire } from '../support/wire.ts';

describe.skipIf(!hasInspectingProxy)('behind a TLS-inspecting proxy', () => {
  let proxy: InspectingProxy;
  let wires: Wire[] = [];
  /** What the citizen's browser would not load, such as mixed content. */
  const refusals: string[] = [];

  afterAll(() => proxy?.close());
  runMedkig(async () => {
    proxy = await createInspectingProxy();
    const { console, viewer, site } = proxy;
    return { env: { PUBLIC_URL: console, VIEWER_ORIGIN: viewer, MEDKIG_DEMO_ORIGINS: site } };
  });

  mainJob(async () => {
    const portOf = (url: string) => Number(new URL(url).port);
    await proxy.forwardTo({ service: portOf(medkig.console), site: portOf(medkig.site) });
    const person = { ignoreHTTPSErrors: true };
    const citizen = await personsPage(browser, { ...person, viewport: { width: 1280, height: 900 } });
    const agent = await personsPage(browser, { ...person, viewport: { width: 1440, height: 900 } });
    citizen.on('console', (message) => {
      if (/mixed content|content security policy/i.test(message.text())) refusals.push(message.text());
    });
    wires = [watchWire(citizen), watchWire(agent)];
    const { console, viewer, site } = proxy;
    return {
      medkig: { agent: medkig.agent, console, viewer, site },
      citizen: chromiumTab(citizen),
      agent: chromiumTab(agent),
    };
  });

  it('and all of it went over long-polling, under the page’s own policy', () => {
    for (const wire of wires) {
      expect(wire.socketMessages()).toBe(0);
      expect(wire.polls()).toBeGreaterThan(0);
    }
    expect(refusals).toEqual([]);
  });
});
