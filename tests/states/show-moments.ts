/**
 * Moments of the main job on the real panel and the real console: its words are there to be read, focus is
 * where it belongs, axe finds nothing, nothing is cut off sideways; and a picture of each for people to look at.
 */
import { type Key as ConsoleKey, texts as consoleTexts } from '@medkig/agent-ui/strings';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { contrastViolations, violations } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { picture } from '../support/pictures.ts';
import type { Expected, Moment } from './moment.ts';
import { cutOff, expectFocus, expectWords } from './on-screen.ts';
import { type PanelKey, panelWords } from './panel-words.ts';
import { agentScreen, desktop, openTheatre, phone, type Theatre } from './scene.ts';

/** Registers one test for each moment. The moments of one file share a server and a browser. */
export function showMoments(moments: readonly Moment[]): void {
  let browser: Browser;
  let theatre: Theatre;

  beforeAll(async () => {
    browser = await launchChromium();
    theatre = await openTheatre(browser);
  });

  afterEach(() => theatre.clear());

  afterAll(async () => {
    await browser?.close();
    await theatre?.close();
  });

  it.for(moments)('$name', { timeout: 60_000 }, async ({ name, needs, reach, panel, console }) => {
    const scene = await theatre.open(needs);
    await reach(scene);
    if (panel) await checkPanel(scene.citizen, name, panel);
    if (console) await checkConsole(scene.agent, name, console);
  });
}

async function checkPanel(citizen: Page, name: string, { shows, focus }: Expected<PanelKey>): Promise<void> {
  await expectWords(citizen.locator('medkig-panel'), shows, (key) => panelWords[key]);
  await expectFocus(citizen, focus, (key) => panelWords[key]);
  await picture(citizen, `panel-${name}-390`);
  await citizen.setViewportSize(desktop);
  await picture(citizen, `panel-${name}-1280`);
  expect(await cutOff(citizen), 'at 1280 px').toEqual([]);
  await citizen.setViewportSize(phone);
  expect(await cutOff(citizen), 'at 390 px').toEqual([]);
  expect(await violations(citizen)).toEqual([]);
}

async function checkConsole(
  agent: Page,
  name: string,
  { shows, focus }: Expected<ConsoleKey>,
): Promise<void> {
  await expectWords(agent.locator('body'), shows, (key) => consoleTexts.da[key]);
  await expectFocus(agent, focus, (key) => consoleTexts.da[key]);
  expect(await agent.locator('h1:visible').count()).toBe(1);
  await picture(agent, `console-${name}-${agentScreen.width}`);
  expect(await violations(agent)).toEqual([]);
  await agent.emulateMedia({ colorScheme: 'dark' });
  await picture(agent, `console-${name}-${agentScreen.width}-dark`);
  expect(await contrastViolations(agent), 'in the dark').toEqual([]);
  expect(await cutOff(agent)).toEqual([]);
}
