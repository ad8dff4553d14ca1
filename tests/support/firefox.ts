/** Firefox through WebDriver BiDi: Playwright drives only a Firefox of its own making. */
import puppeteer, { type Browser } from 'puppeteer-core';
import { programs } from './programs.ts';
import { puppeteerTab } from './puppeteer-tab.ts';
import type { TabWithFrames } from './tab.ts';

export async function launchFirefox(preferences: Record<string, unknown> = {}): Promise<Browser> {
  if (!programs.firefox) throw new Error('there is no Firefox on this machine');
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: programs.firefox,
    headless: true,
    acceptInsecureCerts: true,
    extraPrefsFirefox: { 'intl.accept_languages': 'da-DK, da', ...preferences },
  });
}

/** A tab of a person of their own: no storage is shared with other tabs. */
export async function firefoxTab(
  browser: Browser,
  { width, height }: { width: number; height: number },
): Promise<TabWithFrames> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport({ width, height });
  return puppeteerTab(page);
}
