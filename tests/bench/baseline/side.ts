/** The baseline as a side of the bench: its relay, and both its pages. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { bundleForPage } from '../../support/bundle.ts';
import type { Side } from '../side.ts';

/** The name under which a profile knows its script. */
const ADDRESS = 'http://stock.example/citizen.js';

export interface StartedSide extends Side {
  close(): void;
}

export async function startBaseline(agents: Browser): Promise<StartedSide> {
  const here = import.meta.dirname;
  const [citizenScript, agentScript] = await Promise.all([
    bundleForPage(join(here, 'citizen.ts'), 'stockCitizen'),
    bundleForPage(join(here, 'agent.ts'), 'stockAgent'),
  ]);
  const agentFile = join(mkdtempSync(join(tmpdir(), 'stock-')), 'agent.js');
  writeFileSync(agentFile, agentScript);
  const style = join(fileURLToPath(import.meta.resolve('rrweb')), '..', 'style.css');
  const child = fork(join(here, 'relay.ts'), [agentFile, style]);
  const [port] = await once(child, 'message');
  const relay = `127.0.0.1:${port}`;

  return {
    name: 'baseline',
    relay,
    isOurs: /^http:\/\/stock\.example\//,
    async prepare(citizen) {
      await citizen.addInitScript({
        content: `${citizenScript}\nglobalThis.stockCitizen = stockCitizen;\n//# sourceURL=${ADDRESS}`,
      });
    },
    async start(citizen) {
      const context = await agents.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.goto(`http://${relay}/`);
      await page.waitForLoadState('networkidle');
      await citizen.evaluate((address) => {
        Reflect.get(globalThis, 'stockCitizen').share(address);
      }, `http://${relay}`);
      return {
        page,
        stage: page.mainFrame(),
        takeUpMark: async () => {},
        clearMarks: () => page.keyboard.press('Escape'),
        end: () => context.close(),
      };
    },
    close: () => {
      child.disconnect();
    },
  };
}
