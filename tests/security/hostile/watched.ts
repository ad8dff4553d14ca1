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

/** Empty notes, and who writes them: both drivers' messages have these parts. */
function notebook() {
  const requests: string[] = [];
  const said: string[] = [];
  const opened: string[] = [];
  return {
    notes: { requests, said, opened },
    hear: {
      request: (request: { url(): string }) => {
        if (/^(?:https?|wss?|ftp):/.test(request.url())) requests.push(request.url());
      },
      window: () => opened.push('a window'),
      console: (message: { text(): string }) => said.push(message.text()),
      error: (error: unknown) => said.push(String(error)),
      dialog: async (dialog: { message(): string; dismiss(): Promise<void> }) => {
        opened.push(`a dialog: ${dialog.message()}`);
        await dialog.dismiss();
      },
    },
  };
}

interface Frame<F> {
  parentFrame(): F | null;
  url(): string;
}

function framesOf<F extends Frame<F>>(page: { frames(): F[]; mainFrame(): F }, origin: string): F[] {
  return page
    .frames()
    .filter((frame) => frame.parentFrame() === page.mainFrame() && frame.url().startsWith(`${origin}/`));
}

export async function watchedChromium(browser: Chromium): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const { notes, hear } = notebook();
  context.on('request', hear.request);
  context.on('page', hear.window);
  page.on('download', (download) => notes.opened.push(`a download from ${download.url()}`));
  page.on('console', hear.console);
  page.on('pageerror', hear.error);
  page.on('dialog', hear.dialog);
  return {
    ...notes,
    open: async (url) => void (await page.goto(url)),
    evaluate: <A, R>(work: (given: A) => R | Promise<R>, given: A) => page.evaluate<R>(callOf(work, given)),
    evaluateInEvery: <A, R>(origin: string, work: (given: A) => R | Promise<R>, given: A) =>
      Promise.all(framesOf(page, origin).map((frame) => frame.evaluate<R>(callOf(work, given)))),
  };
}

export async function watchedFirefox(browser: Firefox): Promise<Watched> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const { notes, hear } = notebook();
  page.on('request', hear.request);
  page.on('popup', hear.window);
  page.on('console', hear.console);
  page.on('pageerror', hear.error);
  page.on('dialog', hear.dialog);
  return {
    ...notes,
    open: async (url) => void (await page.goto(url)),
    evaluate: <A, R>(work: (given: A) => R | Promise<R>, given: A) =>
      page.evaluate<[], () => R>(callOf(work, given)),
    evaluateInEvery: <A, R>(origin: string, work: (given: A) => R | Promise<R>, given: A) =>
      Promise.all(framesOf(page, origin).map((frame) => frame.evaluate<[], () => R>(callOf(work, given)))),
  };
}
