/** A person without a mouse. */
import type { Page } from 'playwright';
import { expect, vi } from 'vitest';
import { focusedName } from './accessibility-tree.ts';
import { movingDay, person } from './meld-flytning.ts';
import { viewerFrame } from './people.ts';

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

/** The form's second page, in the order of its fields. */
export async function typeNewAddress(citizen: Page): Promise<void> {
  const day = movingDay();
  await typeIn(citizen, /^Dag$/, String(day.getDate()));
  await typeIn(citizen, /^Måned$/, String(day.getMonth() + 1));
  await typeIn(citizen, /^År$/, String(day.getFullYear()));
  await typeIn(citizen, 'Vejnavn', person.street);
  await typeIn(citizen, 'Husnummer', '14');
  await tabTo(citizen, /^Postnummer/);
  await pressUntil(citizen, 'ArrowDown', async () => (await citizen.inputValue('#postnummer')) === '4321');
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

/**
 * Takes a tool in hand by its letter, wherever the agent stands outside of a field. The viewer is another process, which
 * may still have the tool before: what is walked to with that is dropped when the new one comes.
 */
export async function takeTool(agent: Page, key: string, name: string): Promise<void> {
  const toolbar = agent.getByRole('toolbar', { name: 'Værktøjer' });
  const inViewer = () =>
    viewerFrame(agent)
      .locator('.stage')
      .evaluate((stage) => (stage as HTMLElement).dataset.tool ?? 'none');
  const isInHand = (await toolbar.locator('[aria-pressed=true]').count()) > 0;
  await expect.poll(async () => (await inViewer()) !== 'none', { timeout: 15_000 }).toBe(isInHand);
  const before = await inViewer();
  await agent.keyboard.press(key);
  const button = toolbar.getByRole('button', { name: new RegExp(`^${name}( |$)`) });
  await expect.poll(() => button.getAttribute('aria-pressed'), { timeout: 15_000 }).toBe('true');
  await expect.poll(inViewer, { timeout: 15_000 }).not.toBe(before);
}

/**
 * Walks on the stage by the names that are said until this one is the next to be picked: down from what the citizen
 * sees, and up again from the end.
 */
export async function walkTo(agent: Page, name: RegExp): Promise<void> {
  await tabTo(agent, 'Borgerens side');
  const viewer = viewerFrame(agent);
  const candidate = viewer.locator('.candidate');
  const passed: string[] = [];
  let key = 'ArrowDown';
  let before = '';
  for (let stops = 0; stops <= 2 * FAR; stops++) {
    await agent.keyboard.press(key);
    await candidate.waitFor();
    const said = (await viewer.locator('[aria-live]').textContent()) ?? '';
    if (name.test(said)) return;
    const here = `${said} ${JSON.stringify(await candidate.boundingBox())}`;
    if (here === before) key = 'ArrowUp';
    before = here;
    passed.push(said);
  }
  throw new Error(`${name} was not said among ${passed.join(' | ')}`);
}
