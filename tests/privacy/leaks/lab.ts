/** A citizen's browser and an agent's, side by side: what the one gives away and what the other shows. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { leanRrweb } from '@medkig/citizen-snippet/lean-rrweb';
import type { Browser, Frame, Page } from 'playwright';
import { bundleForPage } from '../../support/bundle.ts';
import { launchChromium } from '../../support/chromium.ts';
import { INSIDE, pageOf, type Surrounding, servedAround } from './surrounding.ts';

declare global {
  var leakCitizen: typeof import('./citizen-page.ts');
  var leakAgent: typeof import('./agent-page.ts');
}

const PAGE = '/flytning';
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
  /** A page with this in its body, or in a frame's, under our capture or under plain rrweb. Returns where it stands. */
  visit(body: string, start: 'start' | 'startUnprotected', surrounding?: Surrounding): Promise<Frame>;
  leave(): Promise<Departure>;
  /** The same on the agent's stage. */
  show(departure: Departure): Promise<Sight>;
  close(): Promise<void>;
}

/** `lean`: the recorder as citizens load it, which knows nothing but our way. `stock`: as rrweb ships it. */
export async function openLab(recorder: 'lean' | 'stock' = 'lean'): Promise<Lab> {
  let html = '';
  let inside = '';
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(url === PAGE ? html : url === INSIDE ? inside : pageOf(''));
  });
  const origin = await listen(server);
  const browser = await launchChromium();
  const citizen = await browser.newPage();
  await addScript(citizen, 'citizen-page.ts', 'leakCitizen', recorder === 'lean' ? [leanRrweb()] : []);
  const agent = await agentPage(browser, origin);

  return {
    citizen,
    async visit(body, start, surrounding = 'the page') {
      inside = pageOf(body);
      html = pageOf(servedAround(surrounding, body));
      await citizen.goto(`${origin}${PAGE}`);
      await citizen.evaluate((how) => globalThis.leakCitizen[how](), start);
      if (surrounding === 'the page') return citizen.mainFrame();
      await citizen.evaluate(([how, page]) => globalThis.leakCitizen.bring(how, page), [
        surrounding,
        inside,
      ] as const);
      await citizen.waitForFunction(
        () => {
          const content = document.querySelector<HTMLIFrameElement>('#frame')?.contentDocument;
          return globalThis.leakCitizen.isTold(content?.querySelector('h1') ?? null);
        },
        undefined,
        { timeout: 10_000 },
      );
      const frame = await (await citizen.$('#frame'))?.contentFrame();
      if (!frame) throw new Error('no frame');
      return frame;
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
  // By name: the digits of an address and a port in a row might be the end of somebody's number.
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
