/** WebKitGTK's small browser on a screen of its own. One driver serves one session. */
import { type ChildProcess, spawn } from 'node:child_process';
import { vi } from 'vitest';
import { endChild } from './child-end.ts';
import { freePort } from './free-port.ts';
import { programs } from './programs.ts';
import type { Tab } from './tab.ts';
import { openSession } from './web-driver.ts';

export interface WebKit {
  tab: Tab;
  close(): Promise<void>;
}

export const hasWebKit = programs.webKitDriver !== undefined && programs.xvfb !== undefined;

export async function launchWebKit(): Promise<WebKit> {
  if (!programs.webKitDriver || !programs.xvfb) throw new Error('there is no WebKitGTK on this machine');
  const screen = await openScreen(programs.xvfb);
  const port = await freePort();
  const environment = { ...process.env, DISPLAY: screen.display, LANG: 'C.UTF-8', LANGUAGE: 'da' };
  const driver = spawn(programs.webKitDriver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: environment,
  });
  const address = `http://127.0.0.1:${port}`;
  await vi.waitFor(() => fetch(`${address}/status`), { timeout: 15_000, interval: 100 });
  const tab = await openSession(address, { timeouts: { script: 20_000, pageLoad: 30_000 } });
  return {
    tab,
    async close() {
      await tab.close().catch(() => {});
      await endChild(driver);
      await endChild(screen.process);
    },
  };
}

async function openScreen(xvfb: string): Promise<{ display: string; process: ChildProcess }> {
  const child = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise<string>((resolve, reject) => {
    child.stdio[3]?.once('data', (number: Buffer) => resolve(`:${String(number).trim()}`));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the screen ended with ${code}`)));
  });
  return { display, process: child };
}
