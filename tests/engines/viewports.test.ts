/** Small, zoomed, touched, recoloured and unmoving views: the panel stays whole through the job. */
import type { BrowserContextOptions, Locator, Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { formPath } from '../support/meld-flytning.ts';
import { answer, mark, newCode, personsPage, sayYes, signIn, stage } from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import { layoutFaults } from './panel-layout.ts';

let agent: Page;

runMedkig();

beforeAll(async () => {
  agent = await personsPage(browser, { viewport: { width: 1440, height: 900 } });
  await signIn(agent, medkig);
});

const views: { name: string; options: BrowserContextOptions }[] = [
  {
    name: '320 px wide, by touch',
    options: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
  },
  { name: '400 % zoom of 1280 × 1024', options: { viewport: { width: 320, height: 256 } } },
  {
    name: 'a phone on its side',
    options: { viewport: { width: 740, height: 340 }, hasTouch: true, isMobile: true },
  },
  { name: 'forced colours', options: { viewport: { width: 1280, height: 900 }, forcedColors: 'active' } },
];

describe.each(views)('$name', ({ options }) => {
  it('every control can be reached and pressed in each state, and nothing scrolls sideways', async () => {
    const citizen = await newCitizen(options);
    const press = (name: string) => pressed(citizen.getByRole('button', { name, exact: true }), options);
    const height = options.viewport?.height ?? 0;
    const expectWhole = () => expect.poll(() => citizen.evaluate(layoutFaults, height)).toEqual([]);

    await press('Vis os siden');
    const field = citizen.getByLabel('Skriv koden fra telefonen');
    await field.waitFor();
    await expectWhole();
    await field.fill('000000001');
    await press('Næste');
    await citizen.getByText('Koden passer ikke.').waitFor();
    await expectWhole();
    await field.fill(await newCode(agent));
    await press('Næste');
    await citizen.getByRole('button', { name: 'Nej tak' }).waitFor();
    await expectWhole();
    await answer(citizen, 'Ja, vis siden', (yes) => pressed(yes, options));
    await stage(agent).locator('main').waitFor();
    await expectWhole();
    await mark(agent, 'main .button');
    await citizen.getByText('Anna peger her').first().waitFor();
    await expectWhole();
    await press('Pause');
    await citizen.getByText('Du holder pause.').first().waitFor();
    await expectWhole();
    await press('Stop');
    await citizen.getByText('Ingen kan se din side nu.').first().waitFor();
    await expectWhole();
    await press('Luk');
    await agent.getByRole('button', { name: 'Klar til næste' }).click();
    await citizen.context().close();
  });
});

describe('an on-screen keyboard', () => {
  // Desktop Chromium has none and cannot shrink the seen part alone, so the page is told of one that lies over it.
  it('has the field and its button above it', async () => {
    const citizen = await newCitizen({
      viewport: { width: 390, height: 664 },
      hasTouch: true,
      isMobile: true,
    });
    const seen = 664 - 290;
    await citizen.getByRole('button', { name: 'Vis os siden' }).tap();
    await citizen.getByLabel('Skriv koden fra telefonen').tap();
    await citizen.evaluate((height) => {
      Object.defineProperty(visualViewport, 'height', { get: () => height });
      visualViewport?.dispatchEvent(new Event('resize'));
    }, seen);
    await expect.poll(() => citizen.evaluate(layoutFaults, seen)).toEqual([]);
    await citizen.context().close();
  });
});

describe('motion', () => {
  it.each([
    { reducedMotion: 'no-preference', moves: true },
    { reducedMotion: 'reduce', moves: false },
  ] as const)('with $reducedMotion the panel moves: $moves', async ({ reducedMotion, moves }) => {
    const citizen = await newCitizen({ viewport: { width: 1280, height: 900 }, reducedMotion });
    await citizen.evaluate(() => {
      const root = document.querySelector('medkig-panel')?.shadowRoot;
      for (const type of ['animationstart', 'transitionrun'])
        root?.addEventListener(type, () => document.body.setAttribute('data-moved', ''));
    });
    await citizen.getByRole('button', { name: 'Vis os siden' }).click();
    await citizen.getByLabel('Skriv koden fra telefonen').fill(await newCode(agent));
    await citizen.getByRole('button', { name: 'Næste', exact: true }).click();
    await sayYes(citizen);
    await stage(agent).locator('main').waitFor();
    await mark(agent, 'main .button');
    await citizen.getByText('Anna peger her').first().waitFor();
    expect(await citizen.locator('body').getAttribute('data-moved')).toBe(moves ? '' : null);
    const running = () =>
      document.querySelector('medkig-panel')?.shadowRoot?.getAnimations().length ?? Number.NaN;
    if (!moves) expect(await citizen.evaluate(running)).toBe(0);
    await citizen.getByRole('button', { name: 'Stop' }).click();
    await agent.getByRole('button', { name: 'Klar til næste' }).click();
    await citizen.context().close();
  });
});

describe('forced colours', () => {
  it('leave every button and field an edge that can be seen', async () => {
    const citizen = await newCitizen({ viewport: { width: 390, height: 844 }, forcedColors: 'active' });
    await citizen.getByRole('button', { name: 'Vis os siden' }).click();
    await citizen.getByLabel('Skriv koden fra telefonen').waitFor();
    const edgeless = () =>
      [...(document.querySelector('medkig-panel')?.shadowRoot?.querySelectorAll('button, input') ?? [])]
        .filter((control) => control.checkVisibility() && !control.closest('[inert]'))
        .filter((control) => !control.matches('.plain'))
        .map((control) => ({ control, style: getComputedStyle(control) }))
        .filter(
          ({ style }) => style.borderTopWidth === '0px' || style.borderTopColor === style.backgroundColor,
        )
        .map(({ control }) => control.textContent);
    expect(await citizen.evaluate(edgeless)).toEqual([]);
    await citizen.context().close();
  });
});

describe.each(['light', 'dark'] as const)('the console in %s', (colorScheme) => {
  it.each([1440, 1024])(
    'at %i px scrolls nothing sideways, signed out, in and with a code',
    async (width) => {
      const page = await personsPage(browser, { viewport: { width, height: 800 }, colorScheme });
      const overhang = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      const ground = () => getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
      await page.goto(medkig.console);
      await page.getByRole('button', { name: 'Log ind' }).waitFor();
      expect(await page.evaluate(overhang)).toBe(0);
      await signIn(page, medkig);
      expect(await page.evaluate(overhang)).toBe(0);
      await newCode(page);
      expect(await page.evaluate(overhang)).toBe(0);
      const [red = 0] = await page.evaluate(ground);
      expect(red > 127).toBe(colorScheme === 'light');
      await page.context().close();
    },
  );
});

async function newCitizen(options: BrowserContextOptions): Promise<Page> {
  const page = await personsPage(browser, options);
  await page.goto(medkig.site + formPath);
  await page.getByRole('button', { name: 'Vis os siden' }).waitFor();
  return page;
}

function pressed(control: Locator, { hasTouch }: BrowserContextOptions): Promise<void> {
  return hasTouch ? control.tap({ timeout: 5_000 }) : control.click({ timeout: 5_000 });
}
