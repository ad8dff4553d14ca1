/** A main chunk that is not the one that was built is refused by other engines too. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firefoxTab, launchFirefox } from '../support/firefox.ts';
import { personAt } from '../support/person.ts';
import { programs } from '../support/programs.ts';
import type { Tab } from '../support/tab.ts';
import { hasWebKit, launchWebKit } from '../support/webkit.ts';
import { formPage, type HostServer, startHostServer } from './host-server.ts';

const folder = new URL('../../citizen-snippet/dist/embed/', import.meta.url);

const engines: Record<string, { isHere: boolean; launch(): Promise<{ tab: Tab; close(): Promise<void> }> }> =
  {
    Firefox: {
      isHere: programs.firefox !== undefined,
      launch: async () => {
        const browser = await launchFirefox();
        const tab = await firefoxTab(browser, { width: 1024, height: 768 });
        return { tab, close: () => browser.close() };
      },
    },
    WebKit: { isHere: hasWebKit, launch: launchWebKit },
  };

let host: HostServer;

beforeAll(async () => {
  host = await startHostServer();
});

afterAll(() => host?.close());

describe.each(Object.entries(engines))('%s', (_, { isHere, launch }) => {
  it.skipIf(!isHere)('runs nothing of another main chunk than the one that was built', async () => {
    const { tab, close } = await launch();
    try {
      const citizen = personAt(tab);
      serve('window.changed = true;');
      await citizen.open(host.origin);
      await citizen.press('button', 'Vis os siden');
      await citizen.waitForControl('button', 'Prøv igen');
      expect(await tab.evaluate(() => 'changed' in window, undefined)).toBe(false);
      serve('');
      await citizen.open(`${host.origin}/?igen`);
      await citizen.press('button', 'Vis os siden');
      await citizen.waitFor('Skriv koden fra telefonen');
    } finally {
      await close();
    }
  });
});

/** The embed from the page's own address, with something put before the main chunk. */
function serve(before: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const files = new Map(
    names.map((name) => {
      const script = readFileSync(new URL(name, folder), 'utf8');
      return [`/embed/${name}`, name.startsWith('main-') ? before + script : script];
    }),
  );
  host.serve({
    html: formPage('<script src="/embed/medkig.js" data-municipality="vestby" async></script>'),
    files,
  });
}
