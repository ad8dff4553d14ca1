/** A person without a mouse. */
import type { Page } from 'playwright';
import { expect, vi } from 'vitest';
import { focusedName } from './accessibility-tree.ts';

/** More stops than any page of ours has. */
const FAR = 60;

/** Presses Tab until what is named so has focus. */
export async function tabTo(
  page: Page,
  name: string | RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const pattern = typeof name === 'string' ? new RegExp(`^${name}`) : name;
  const passed: string[] = [];
  for (let stops = 0; stops <= FAR; stops++) {
    const here = await focusedName(page);
    if (pattern.test(here)) return;
    passed.push(here);
    await page.keyboard.press(key);
  }
  throw new Error(`${pattern} has no stop among ${passed.join(' | ')}`);
}

export async function typeIn(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

/** Presses a key until it has had its effect: an answer within 600 ms of its question does not count. */
export async function pressUntil(page: Page, key: string, done: () => Promise<boolean>): Promise<void> {
  await vi.waitFor(
    async () => {
      if (await done()) return;
      await page.keyboard.press(key);
      throw new Error(`${key} has had no effect`);
    },
    { timeout: 20_000, interval: 150 },
  );
}

/** Focus is on this, and so neither lost nor anywhere else. */
export async function expectFocusOn(page: Page, name: string | RegExp): Promise<void> {
  await expect.poll(() => focusedName(page), { timeout: 15_000 }).toMatch(name);
}
