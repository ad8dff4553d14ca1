/** What the citizen and the agent do, named as they would say it. Everything is found by role and name. */
import { spellCode } from '@medkig/pairing/code';
import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright';
import { vi } from 'vitest';
import type { Medkig } from './medkig.ts';

/** A page of a person of their own: no storage is shared with anybody else's. */
export async function personsPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'da-DK', ...options });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

/** Keeps a person to the relay: neither an emulated lost net nor a relay that meddles touches what goes by WebRTC. */
export async function keepToRelay(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));
}

export async function signIn(page: Page, medkig: Pick<Medkig, 'console' | 'agent'>): Promise<void> {
  await page.goto(medkig.console);
  await page.getByLabel('E-mail').fill(medkig.agent.email);
  await page.getByLabel('Adgangskode').fill(medkig.agent.password);
  await page.getByRole('button', { name: 'Log ind' }).click();
  await page.getByRole('button', { name: /Ny kode/ }).waitFor();
}

/** Presses «Ny kode», or another button that gives a code, and reads the nine digits from the screen. */
export async function newCode(page: Page, button = /Ny kode/): Promise<string> {
  await page.getByRole('button', { name: button }).click();
  const status = page.getByRole('status', { name: 'Kode' }).filter({ hasText: /(\d\D*){9}/ });
  return ((await status.textContent()) ?? '').replaceAll(/\D/g, '');
}

export async function openPanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Vis os siden' }).click();
  await page.getByLabel('Skriv koden fra telefonen').waitFor();
}

export async function typeCode(page: Page, digits: string): Promise<void> {
  await page.getByLabel('Skriv koden fra telefonen').fill(digits);
  await page.getByRole('button', { name: 'Næste', exact: true }).click();
}

/** A code of the same room that is well spelt and wrong. */
export function withOtherSecret(digits: string): string {
  const secret = digits.slice(2, 8) === '000000' ? '000001' : '000000';
  return spellCode({ nameplate: digits.slice(0, 2), secret });
}

export function sayYes(page: Page): Promise<void> {
  return answer(page, 'Ja, vis siden');
}

export function sayNo(page: Page): Promise<void> {
  return answer(page, 'Nej tak');
}

/** A press within the first 600 ms of an answer's sight does not count, so who presses at once presses again. */
export async function answer(
  page: Page,
  name: string,
  press = (button: Locator) => button.click({ timeout: 500 }),
): Promise<void> {
  const button = page.getByRole('button', { name });
  await button.waitFor();
  await vi.waitFor(
    async () => {
      await press(button).catch(() => {});
      if (await button.isVisible()) throw new Error('the answer still stands');
    },
    { timeout: 20_000, interval: 100 },
  );
}

/** From two open pages to a live session. */
export async function connect(citizen: Page, agent: Page, medkig: Medkig): Promise<void> {
  await signIn(agent, medkig);
  await readAloud(citizen, agent);
  await sayYes(citizen);
  await stage(agent).locator('body').waitFor();
}

/** An agent who is signed in reads a new code aloud, and the citizen types it: its nine digits. */
export async function readAloud(citizen: Page, agent: Page): Promise<string> {
  const digits = await newCode(agent);
  await openPanel(citizen);
  await typeCode(citizen, digits);
  return digits;
}

export function viewerFrame(agent: Page): FrameLocator {
  return agent.frameLocator('iframe[title="Borgerens side"]');
}

/** The citizen's page as the agent sees it. */
export function stage(agent: Page): FrameLocator {
  return viewerFrame(agent).frameLocator('iframe');
}

/** Waits until nothing of the citizen's page is there. The viewer is another process, a moment behind the console. */
export function expectBlankStage(agent: Page): Promise<void> {
  return stage(agent).locator('body').waitFor({ state: 'detached' });
}

export function onStage(agent: Page, selector: string): Locator {
  return stage(agent).locator(selector);
}

let meetings = 0;

/** Waits until the stage shows the page that the citizen has before them now, and not the one before it. */
export async function meetOnStage(citizen: Page, agent: Page): Promise<void> {
  // Digits might be somebody's number, and would be hidden.
  const name = `her-${[...String(meetings++)].map((digit) => 'bcdfghjkmn'[Number(digit)]).join('')}`;
  await citizen.evaluate((here) => document.body.classList.add(here), name);
  await onStage(agent, `body.${name}`)
    .waitFor()
    .catch(async (reason: unknown) => {
      const screens = await Promise.all([agent, citizen].map((page) => page.locator('body').ariaSnapshot()));
      throw new Error(`${reason}\n\nThe two screens say:\n${screens.join('\n\n')}`, { cause: reason });
    });
}

/** Where the element stands on the stage, once that rests: the stage follows what the citizen sees. */
async function restingBox(agent: Page, selector: string) {
  const target = onStage(agent, selector);
  let last = '';
  return vi.waitFor(
    async () => {
      await target.scrollIntoViewIfNeeded();
      const box = await target.boundingBox();
      if (!box) throw new Error(`${selector} is not on the stage`);
      // The stage does not follow the citizen under a hand that aims.
      await agent.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      const now = JSON.stringify(box);
      if (now === last) return box;
      last = now;
      throw new Error(`${selector} moves`);
    },
    { timeout: 20_000, interval: 100 },
  );
}

/** Clicks where the element stands on the stage: the overlay above the replay takes the click, as for a person. */
export async function pickOnStage(agent: Page, selector: string): Promise<void> {
  const box = await restingBox(agent, selector);
  await agent.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** A button of the toolbar, by the beginning of its name. */
export function tool(agent: Page, name: string): Locator {
  return agent
    .getByRole('toolbar', { name: 'Værktøjer' })
    .getByRole('button', { name: new RegExp(`^${name}`) });
}

/** The agent marks what stands there for the citizen. */
export async function mark(agent: Page, selector: string): Promise<void> {
  await tool(agent, 'Markér').click();
  await pickOnStage(agent, selector);
}

/** The agent takes a tool of the toolbar in hand and picks what stands there. */
export async function agentPicks(agent: Page, name: string, selector: string): Promise<void> {
  await tool(agent, name).click();
  await pickOnStage(agent, selector);
}

/** A line around what stands there, drawn by hand with the pen that the agent holds. It begins on the thing itself. */
export async function drawAround(agent: Page, selector: string): Promise<void> {
  const box = await restingBox(agent, selector);
  const spot = (across: number, down: number) =>
    [box.x + box.width * across, box.y + box.height * down] as const;
  await agent.mouse.move(...spot(0.5, 0.5));
  await agent.mouse.down();
  for (let turn = 0; turn <= 2 * Math.PI; turn += Math.PI / 10)
    await agent.mouse.move(...spot(0.5 + 0.6 * Math.sin(turn), 0.5 - 0.8 * Math.cos(turn)));
  await agent.mouse.up();
}
