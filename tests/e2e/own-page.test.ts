/** What the README tells a web editor to do on a page of their own, word for word. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { connect, onStage } from '../support/people.ts';

const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');

let medkig: Medkig;
let browser: Browser;
let ownSite: Server;
let address: string;
let page = '';

beforeAll(async () => {
  ownSite = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
  });
  await new Promise<void>((resolve) => ownSite.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(ownSite.address() as AddressInfo).port}`;
  medkig = await startMedkig({ env: { MEDKIG_DEMO_ORIGINS: address } });
  const [, html] = /```html\n(<!doctype html>[\s\S]*?)```/.exec(readme) ?? [];
  page = html?.replace('http://localhost:4000', medkig.console) ?? '';
  browser = await launchChromium(['--host-resolver-rules=MAP insecure.test 127.0.0.1']);
});

afterAll(async () => {
  ownSite?.close();
  await browser?.close();
  await medkig?.stop();
});

it('the page of the README, served from a registered address, is shown to the agent', async () => {
  const [citizen, agent] = await Promise.all([browser.newPage(), browser.newPage()]);
  await citizen.goto(address);
  await connect(citizen, agent, medkig);
  await citizen.getByLabel('Navn').fill('Karla Testesen');
  await expect.poll(() => onStage(agent, 'h1').textContent()).toBe('Min side');
  await expect.poll(() => onStage(agent, 'input').inputValue()).toBe('••••••••');
});

it('a page without TLS has no cryptography: the button says that it cannot be shown', async () => {
  const citizen = await browser.newPage();
  await citizen.goto(address.replace('127.0.0.1', 'insecure.test'));
  await citizen.getByRole('button', { name: 'Vis os siden' }).click();
  const words = 'Din browser kan ikke vise os siden. Vi hjælper dig gerne i telefonen.';
  await citizen.getByRole('button', { name: words }).waitFor();
  await citizen.getByRole('status').filter({ hasText: words }).waitFor();
});
