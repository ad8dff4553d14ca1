/** What a browser does with tabs that a test browser does not do by itself. */
import type { BrowserContext, Page } from 'playwright';

export function noteOf(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => ({ ...sessionStorage }));
}

/** A tab with the storage of another one, as a browser makes it when it copies or restores a tab. */
export async function tabWith(
  note: Record<string, string>,
  context: BrowserContext,
  url: string,
): Promise<Page> {
  const copy = await context.newPage();
  await copy.addInitScript((entries) => {
    for (const [key, value] of Object.entries(entries)) sessionStorage.setItem(key, value);
  }, note);
  await copy.goto(url);
  return copy;
}

/** By itself the test browser tells each loaded page that it has focus, and a session would go to and fro. */
export async function focusAsForAPerson(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
}
