/** A citizen's browser and an agent's, side by side: what the one gives away and what the other shows. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { leanRrweb } from '@medkig/citizen-snippet/lean-rrweb';
import type { Browser, Page } from 'playwright';
import { bundleForPage } from '../../support/bundle.ts';
import { launchChromium } from '../../support/chromium.ts';
import { type Journey, served } from './changes.ts';
import type { LeakCase } from './leak-case.ts';

declare global {
  var leakCitizen: typeof import('./citizen-page.ts');
  var leakAgent: typeof import('./agent-page.ts');
}

/** How often the agent's page is looked at on the way. */
const LOOKS = 6;

export interface Sight {
  /** Events and labels as they go to the sealing. */
  sent: unknown[];
  faults: string[];
  /** The agent's page at several moments, the last one after a fresh snapshot. */
  shown: { strings: string[]; text: string }[];
  /** What the stage says it could not show. */
  troubles: string[];
}

export interface Lab {
  /** The cases on one page, under our capture. */
  look(cases: readonly LeakCase[]): Promise<Sight>;
  /** The same page under plain rrweb: its events. */
  lookUnprotected(cases: readonly LeakCase[]): Promise<unknown[]>;
  citizen: Page;
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

  const visit = async (cases: readonly LeakCase[], start: 'start' | 'startUnprotected') => {
    html = pageOf(cases);
    await citizen.goto(`${origin}/flytning`);
    await citizen.evaluate(
      async ([how, typed, journeys]) => {
        globalThis.leakCitizen[how]();
        for (const { field, word } of typed) globalThis.leakCitizen.type(field, word);
        await globalThis.leakCitizen.travel(journeys);
      },
      [start, typedIn(cases), cases.map(journeyOf)] as const,
    );
  };

  return {
    citizen,
    async look(cases) {
      await visit(cases, 'start');
      const { before, after, told, faults } = await citizen.evaluate(() => globalThis.leakCitizen.finish());
      const shown = await agent.evaluate(
        ([first, second, looks]) => {
          const { show, contents } = globalThis.leakAgent;
          show([], true);
          const size = Math.ceil(first.length / looks);
          const stretches = Array.from({ length: looks }, (_, at) => first.slice(at * size, (at + 1) * size));
          return [...stretches, second].map((events) => {
            show(events, false);
            return contents();
          });
        },
        [before, after, LOOKS] as const,
      );
      const troubles = shown.at(-1)?.troubles ?? [];
      return { sent: [...before, ...after, ...told], faults, shown, troubles };
    },
    async lookUnprotected(cases) {
      await visit(cases, 'startUnprotected');
      return citizen.evaluate(() => globalThis.leakCitizen.finishUnprotected());
    },
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

/** Of the same form as no secret is, and long enough to be cut into ten. */
const BLANK = 'blankblankblank';

function journeyOf({ placement, arrival, shakes, secret }: LeakCase, at: number): Journey {
  return {
    slot: `slot-${at}`,
    arrival,
    shakes,
    full: placement.html(secret.written),
    blank: placement.html(BLANK),
  };
}

/** Words that are typed once the page stands; those of a page that comes with them are filled in beforehand. */
function typedIn(cases: readonly LeakCase[]): { field: string; word: string }[] {
  return cases.flatMap(({ secret, arrival }, at) =>
    secret.kind === 'word' && arrival !== 'in the page'
      ? [{ field: `field-${at}`, word: secret.written }]
      : [],
  );
}

function pageOf(cases: readonly LeakCase[]): string {
  const body = cases.map((example, at) => {
    const { secret, arrival } = example;
    const prefilled = arrival === 'in the page' ? secret.written : '';
    const field = secret.kind === 'word' ? `<input id="field-${at}" value="${prefilled}">` : '';
    return `<section>${field}<div id="slot-${at}">${served(journeyOf(example, at))}</div></section>`;
  });
  return `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Flytning</title></head><body><h1>Sag</h1>${body.join('\n')}</body></html>`;
}
