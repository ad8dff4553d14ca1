/** A citizen's browser and an agent's, side by side: what the one gives away and what the other shows. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { leanRrweb } from '@medkig/citizen-snippet/lean-rrweb';
import type { Browser, Page } from 'playwright';
import { bundleForPage } from '../../support/bundle.ts';
import { launchChromium } from '../../support/chromium.ts';

declare global {
  var leakCitizen: typeof import('./citizen-page.ts');
  var leakAgent: typeof import('./agent-page.ts');
}

/** How often the agent's page is looked at on the way. */
const LOOKS = 6;

/** What has left the citizen's page. */
interface Departure {
  /** Events in order. */
  before: unknown[];
  /** Those of a fresh snapshot at the end. */
  after: unknown[];
  /** Labels, address and title, told beside the events. */
  told: unknown[];
  faults: string[];
}

interface Sight {
  /** The agent's page at several moments, the last one after the fresh snapshot. */
  looks: { strings: string[]; text: string }[];
  /** What the stage says it could not show. */
  troubles: string[];
}

export interface Lab {
  citizen: Page;
  /** A page with this in its body, under our capture or under plain rrweb. */
  visit(body: string, start: 'start' | 'startUnprotected'): Promise<void>;
  leave(): Promise<Departure>;
  /** The same on the agent's stage. */
  show(departure: Departure): Promise<Sight>;
  close(): Promise<void>;
}

export async function openLab(): Promise<Lab> {
  let html = '';
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html);
  });
  const origin = await listen(server);
  const browser = await launchChromium();
  const citizen = await browser.newPage();
  // The recorder as citizens load it.
  await addScript(citizen, 'citizen-page.ts', 'leakCitizen', [leanRrweb()]);
  const agent = await agentPage(browser, origin);

  return {
    citizen,
    async visit(body, start) {
      html = `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Flytning</title></head><body><h1>Sag</h1>${body}</body></html>`;
      await citizen.goto(`${origin}/flytning`);
      await citizen.evaluate((how) => globalThis.leakCitizen[how](), start);
    },
    leave: () => citizen.evaluate(() => globalThis.leakCitizen.finish()),
    show: ({ before, after }) =>
      agent.evaluate(
        ([first, second, count]) => {
          const { show, contents, troubles } = globalThis.leakAgent;
          show([], true);
          const size = Math.ceil(first.length / count);
          const stretches = Array.from({ length: count }, (_, at) => first.slice(at * size, (at + 1) * size));
          const looks = [...stretches, second].map((events) => {
            show(events, false);
            return contents();
          });
          return { looks, troubles: [...troubles] };
        },
        [before, after, LOOKS] as const,
      ),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function agentPage(browser: Browser, origin: string): Promise<Page> {
  const page = await browser.newPage();
  await page.route('**/*', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><meta charset="utf-8"><title>Medkig</title>',
    }),
  );
  await page.goto(`${origin}/viewer`);
  await page.evaluate(await bundleForPage(join(import.meta.dirname, 'agent-page.ts'), 'leakAgent'));
  return page;
}

async function addScript(
  page: Page,
  file: string,
  name: string,
  plugins: Parameters<typeof bundleForPage>[2],
) {
  const script = await bundleForPage(join(import.meta.dirname, file), name, plugins);
  await page.addInitScript(`globalThis.${name} = (() => { ${script}; return ${name}; })();`);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
