/** Pages that come back from where the browser kept them: its back/forward cache, and a closed window. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { launchOptions } from '../support/chromium.ts';
import { formPath } from '../support/meld-flytning.ts';
import { connect, personsPage } from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import { expectSamePage } from './same-page.ts';

runMedkig();

const seen = (citizen: Page) => citizen.getByText('Anna ser siden nu').waitFor();

describe('the back/forward cache', () => {
  it('gives the page back as it was, and the session with it', async () => {
    const keeping = await chromium.launch({
      ...launchOptions,
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    const citizen = await personsPage(keeping);
    const agent = await personsPage(browser);
    // A form with personal data is kept in no cache; the site's other pages are.
    await citizen.goto(medkig.site);
    await connect(citizen, agent, medkig);
    await citizen.evaluate(() => Object.assign(window, { kept: true }));

    await citizen.getByRole('link', { name: 'Kontakt' }).first().click();
    await seen(citizen);
    await expectSamePage(citizen, agent);
    // A page from the cache does not load again.
    await citizen.goBack({ waitUntil: 'commit' });
    expect(await citizen.evaluate(() => 'kept' in window)).toBe(true);
    await seen(citizen);
    await expectSamePage(citizen, agent);
    await citizen.goForward({ waitUntil: 'commit' });
    await seen(citizen);
    await expectSamePage(citizen, agent);
    await keeping.close();
  });
});

describe('a window that is opened again', () => {
  it('has its session again', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'medkig-profile-'));
    const openWindow = (...args: string[]) =>
      chromium.launchPersistentContext(profile, {
        ...launchOptions,
        args: [...launchOptions.args, ...args],
        locale: 'da-DK',
      });
    const before = await openWindow();
    const [citizen = await before.newPage()] = before.pages();
    const agent = await personsPage(browser);
    await citizen.goto(medkig.site + formPath);
    await connect(citizen, agent, medkig);
    await before.close();

    const after = await openWindow('--restore-last-session');
    await expect.poll(() => after.pages().some((page) => page.url().includes(formPath))).toBe(true);
    const restored = after.pages().find((page) => page.url().includes(formPath));
    if (!restored) throw new Error('the tab was not restored');
    await seen(restored);
    await expectSamePage(restored, agent);
    await after.close();
    rmSync(profile, { recursive: true, force: true });
  });
});
