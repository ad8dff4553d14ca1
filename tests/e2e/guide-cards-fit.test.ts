/** Every step that points at something finds it: on the demo's forms as they are served, and on the fixture pages. */
import { fileURLToPath } from 'node:url';
import { type GuideCard, guideCardSchema } from '@medkig/api/guide-card';
import { matchesPath } from '@medkig/api/path-pattern';
import { houseCards } from '@medkig/server/house-cards';
import type { Page } from 'playwright';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleForPage } from '../support/bundle.ts';
import { guidePages, guidePagesStyle } from '../support/guide-pages.ts';
import * as moving from '../support/meld-flytning.ts';
import { personsPage } from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import * as daycare from '../support/skriv-op.ts';

runMedkig();

declare global {
  var medkigField: typeof import('@medkig/guidance/marks/field');
}

/** What a step's selector finds on a page: how many are rendered, and what the page calls the first. */
type Found = { count: number; name: string };

let page: Page;
let fieldScript: string;
beforeAll(async () => {
  page = await personsPage(browser);
  const field = fileURLToPath(import.meta.resolve('@medkig/guidance/marks/field'));
  fieldScript = await bundleForPage(field, 'medkigField');
});
afterAll(() => page?.context().close());

const cardOf = (slug: string): GuideCard => {
  const card = houseCards.find((candidate) => candidate.slug === slug);
  if (!card) throw new Error(`no card ${slug}`);
  return card;
};

type Pointing = { at: number; path: string; selector: string; label: string };

/** The card's steps that point, numbered from 1. Each says on which page. */
function pointing(card: GuideCard): Pointing[] {
  return card.steps.flatMap(({ target, path }, index) => {
    if (!target) return [];
    const { selector, label } = target;
    if (path === null || selector === null || label === null)
      throw new Error(`${card.slug}, step ${index + 1}: a step of the house says page, selector and label`);
    return [{ at: index + 1, path, selector, label }];
  });
}

async function look(selector: string): Promise<Found> {
  await page.evaluate(fieldScript);
  return page.evaluate((wanted) => {
    const { isRendered, nameOf } = medkigField;
    const rendered = [...document.querySelectorAll(wanted)].filter(isRendered);
    return { count: rendered.length, name: rendered[0] ? nameOf(rendered[0]) : '' };
  }, selector);
}

/** Looks for the steps of the page that is open; which they are, its path alone decides. */
async function lookAtPage(card: GuideCard, seen: Map<number, string>): Promise<void> {
  const { pathname } = new URL(page.url());
  for (const step of pointing(card).filter(({ path }) => matchesPath(path, pathname))) {
    const found = await look(step.selector);
    const where = `${card.slug}, step ${step.at}, ${step.selector} on ${pathname}`;
    expect(found.count, where).toBe(1);
    expect(found.name.startsWith(step.label), `${where}: «${found.name}» for «${step.label}»`).toBe(true);
    expect(seen.get(step.at), `${where}: the path means two pages`).toBeUndefined();
    seen.set(step.at, pathname);
  }
}

function expectAllSeen(card: GuideCard, seen: Map<number, string>): void {
  expect(
    [...seen.keys()].toSorted((a, b) => a - b),
    card.slug,
  ).toEqual(pointing(card).map(({ at }) => at));
}

/** Over every page of a form, as a citizen goes. */
async function walk(card: GuideCard, pages: readonly moving.FormPage[], seen: Map<number, string>) {
  for (const { fill, next } of pages) {
    await lookAtPage(card, seen);
    const before = page.url();
    await fill(page);
    await next(page);
    await page.waitForURL((url) => url.href !== before);
  }
  await lookAtPage(card, seen);
  expectAllSeen(card, seen);
}

describe('the demo’s forms', () => {
  it('«Meld flytning», from the front page to the receipt', async () => {
    const card = cardOf('flytning');
    const seen = new Map<number, string>();
    await page.goto(medkig.site);
    await lookAtPage(card, seen);
    await page.goto(medkig.site + moving.formPath);
    await walk(card, moving.formPages, seen);
    expect(page.url()).toMatch(/\/kvittering$/);
  });

  it('«Skriv dit barn op …», over MitID', async () => {
    const card = cardOf('pladsanvisning');
    const seen = new Map<number, string>();
    await page.goto(medkig.nordby);
    await lookAtPage(card, seen);
    await page.goto(medkig.nordby + daycare.formPath);
    await lookAtPage(card, seen);
    await daycare.logInWithMitid(page);
    await walk(card, daycare.formPages, seen);
    expect(page.url()).toMatch(/\/kvittering$/);
  });
});

describe('the fixture pages', () => {
  const origin = 'http://guides.test';
  beforeAll(async () => {
    await page.route(`${origin}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/form.css') return route.fulfill({ contentType: 'text/css', body: guidePagesStyle });
      const body = guidePages.find(({ path }) => path === pathname)?.html;
      return body ? route.fulfill({ contentType: 'text/html', body }) : route.fulfill({ status: 404 });
    });
  });

  const demoForms = ['flytning', 'pladsanvisning'];
  const others = houseCards.filter(({ slug }) => !demoForms.includes(slug));

  it.each(others.map((card) => [card.slug, card] as const))('%s', async (slug, card) => {
    const seen = new Map<number, string>();
    for (const { path } of guidePages.filter((candidate) => candidate.slug === slug)) {
      await page.goto(origin + path);
      await lookAtPage(card, seen);
    }
    expectAllSeen(card, seen);
  });

  it('are pages of one card each, and none is without a step', () => {
    for (const { slug, path } of guidePages) {
      const cards = houseCards.filter((card) => pointing(card).some((step) => matchesPath(step.path, path)));
      expect(
        cards.map((card) => card.slug),
        path,
      ).toEqual([slug]);
    }
  });
});

it('the cards are cards, twelve of them, one technical, each with a name of its own', () => {
  for (const card of houseCards)
    expect(v.safeParse(guideCardSchema, card), card.slug).toMatchObject({ success: true });
  expect(new Set(houseCards.map(({ slug }) => slug)).size).toBe(12);
  expect(houseCards.filter(({ kind }) => kind === 'technical').map(({ slug }) => slug)).toEqual([
    'teknisk-hjaelp',
  ]);
});
