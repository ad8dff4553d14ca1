/** Firefox through WebDriver BiDi: Playwright drives only a Firefox of its own making. */
import puppeteer, { type Browser, type KeyInput, type Page } from 'puppeteer-core';
import { programs } from './programs.ts';
import { callOf, type TabWithFrames } from './tab.ts';

export async function launchFirefox(): Promise<Browser> {
  if (!programs.firefox) throw new Error('there is no Firefox on this machine');
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: programs.firefox,
    headless: true,
    acceptInsecureCerts: true,
    extraPrefsFirefox: { 'intl.accept_languages': 'da-DK, da' },
  });
}

/** A tab of a person of their own: no storage is shared with other tabs. */
export async function firefoxTab(
  browser: Browser,
  { width, height }: { width: number; height: number },
): Promise<TabWithFrames> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport({ width, height });
  return tabOf(page);
}

function tabOf(page: Page): TabWithFrames {
  return {
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    back: async () => void (await page.goBack()),
    evaluate: <A, R>(work: (given: A) => R | Promise<R>, given: A) =>
      page.evaluate<[], () => R>(callOf(work, given)),
    evaluateIn: async <A, R>(origin: string, work: (given: A) => R | Promise<R>, given: A) => {
      const frame = page.frames().find((candidate) => candidate.url().startsWith(`${origin}/`));
      return frame?.evaluate<[], () => R>(callOf(work, given));
    },
    click: ({ x, y }) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    key: (name) => page.keyboard.press(name as KeyInput),
    screenshot: () => page.screenshot(),
  };
}
