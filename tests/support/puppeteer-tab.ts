import type { KeyInput, Page } from 'puppeteer-core';
import { callOf, type TabWithFrames } from './tab.ts';

/** A puppeteer page as a tab. */
export function puppeteerTab(page: Page): TabWithFrames {
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
    hover: ({ x, y }) => page.mouse.move(x, y),
    type: (text) => page.keyboard.type(text),
    key: (name) => page.keyboard.press(name as KeyInput),
    screenshot: () => page.screenshot(),
  };
}
