/** A tab of which everything is noted that a hostile page could achieve. */
import type { Browser as Chromium } from 'playwright';
import type { Browser as Firefox } from 'puppeteer-core';
import { callOf } from '../../support/tab.ts';

export interface Watched {
  open(url: string): Promise<void>;
  evaluate<A, R>(work: (given: A) => R | Promise<R>, given: A): Promise<R>;
  /** In every frame of that origin that stands in the page itself, in no order. */
  evaluateInEvery<A, R>(origin: string, work: (given: A) => R | Promise<R>, given: A): Promise<R[]>;
  /** Addresses that were asked for over the net. */
  readonly requests: string[];
  /** What pages and the browser wrote to the console. */
  readonly said: string[];
  /** Dialogs and windows that opened. */
  readonly opened: string[];
}

interface Notes {
  requests: string[];
  said: string[];
  opened: string[];
}

const notes = (): Notes => ({ requests: [], said: [], opened: [] });
const isOverNet = (url: string) => /^(?:https?|wss?|ftp):/.test(url);

export async function watchedChromium(browser: Chromium): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const { requests, said, opened } = notes();
  context.on('request', (request) => {
    if (isOverNet(request.url())) requests.push(request.url());
  });
  context.on('page', () => opened.push('a window'));
  page.on('download', (download) => opened.push(`a download from ${download.url()}`));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('dialog', async (dialog) => {
    opened.push(`a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  return {
    requests,
    said,
    opened,
    open: async (url) => void (await page.goto(url)),
    evaluate: <A, R>(work: (given: A) => R | Promise<R>, given: A) => page.evaluate<R>(callOf(work, given)),
    evaluateInEvery: <A, R>(origin: string, work: (given: A) => R | Promise<R>, given: A) =>
      Promise.all(
        page
          .frames()
          .filter((frame) => frame.parentFrame() === page.mainFrame() && frame.url().startsWith(`${origin}/`))
          .map((frame) => frame.evaluate<R>(callOf(work, given))),
      ),
  };
}

export async function watchedFirefox(browser: Firefox): Promise<Watched> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const { requests, said, opened } = notes();
  page.on('request', (request) => {
    if (isOverNet(request.url())) requests.push(request.url());
  });
  page.on('popup', () => opened.push('a window'));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('dialog', async (dialog) => {
    opened.push(`a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  return {
    requests,
    said,
    opened,
    open: async (url) => void (await page.goto(url)),
    evaluate: <A, R>(work: (given: A) => R | Promise<R>, given: A) =>
      page.evaluate<[], () => R>(callOf(work, given)),
    evaluateInEvery: <A, R>(origin: string, work: (given: A) => R | Promise<R>, given: A) =>
      Promise.all(
        page
          .frames()
          .filter((frame) => frame.parentFrame() === page.mainFrame() && frame.url().startsWith(`${origin}/`))
          .map((frame) => frame.evaluate<[], () => R>(callOf(work, given))),
      ),
  };
}
