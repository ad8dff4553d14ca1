/** The stage shows the whole page at once: it is as tall as the citizen's, and what is pinned is where they see it. */
import { beforeAll, expect, it, vi } from 'vitest';
import { connect, onStage, stage, tool, viewerFrame } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, atDesks, citizen, twoPeople } from '../support/two-people.ts';

runMedkig();
twoPeople(atDesks);

beforeAll(async () => {
  await citizen.goto(medkig.site);
  await connect(citizen, agent, medkig);
  await stage(agent).locator('main').waitFor();
});

const heightOnStage = () =>
  onStage(agent, 'html').evaluate((root) => root.ownerDocument.defaultView?.innerHeight);
const heightAtCitizen = () => citizen.evaluate(() => document.documentElement.scrollHeight);
const sameHeight = () =>
  expect.poll(async () => (await heightOnStage()) === (await heightAtCitizen())).toBe(true);

it('grows and shrinks with the page', async () => {
  const before = await heightAtCitizen();
  await citizen.evaluate(() => {
    const long = document.body.appendChild(document.createElement('div'));
    long.id = 'long';
    long.style.height = '3000px';
  });
  await sameHeight();
  expect(await heightOnStage()).toBe(before + 3000);
  await citizen.evaluate(() => document.getElementById('long')?.remove());
  await sameHeight();
  expect(await heightOnStage()).toBe(before);
});

it('shrinks with a page that fills its view by itself', async () => {
  await citizen.evaluate(() => {
    document.documentElement.style.height = '100%';
    document.body.style.minHeight = '100%';
    for (const element of document.body.children)
      if (element instanceof HTMLElement && element.localName !== 'medkig-panel') element.hidden = true;
    const long = document.body.appendChild(document.createElement('div'));
    long.id = 'long';
    long.style.height = '3000px';
  });
  await expect.poll(heightOnStage).toBeGreaterThanOrEqual(3000);
  await citizen.evaluate(() => {
    const long = document.getElementById('long');
    if (long) long.style.height = '10px';
  });
  await expect.poll(heightOnStage).toBeLessThan(1000);
  await sameHeight();
});

it('shows a pinned box that comes later where the citizen sees it, also after a scroll', async () => {
  await citizen.evaluate(() => {
    const long = document.getElementById('long');
    if (long) long.style.height = '3000px';
    const pinned = document.body.appendChild(document.createElement('div'));
    pinned.id = 'pinned';
    pinned.style.cssText = 'position: fixed; left: 0; bottom: 0; width: 200px; height: 40px';
  });
  const isWhereSeen = async () => {
    const top = await onStage(agent, '#pinned').evaluate((box) => box.getBoundingClientRect().top);
    const seen = await citizen.evaluate(
      () => scrollY + (document.getElementById('pinned')?.getBoundingClientRect().top ?? 0),
    );
    return Math.abs(top - seen) < 1;
  };
  await expect.poll(isWhereSeen).toBe(true);
  await citizen.evaluate(() => scrollTo(0, 700));
  await expect.poll(isWhereSeen).toBe(true);
  expect(await citizen.evaluate(() => scrollY)).toBe(700);
});

it('does not move under a hand that aims with a tool, and is where the citizen is once that rests', async () => {
  const scrolled = () =>
    viewerFrame(agent)
      .locator('html')
      .evaluate(() => scrollY);
  const seenAt = async () => Number((await viewerFrame(agent).locator('.seen').boundingBox())?.y);
  await citizen.evaluate(() => scrollTo(0, 0));
  await expect.poll(scrolled).toBe(0);
  await tool(agent, 'Markér').click();
  const box = await viewerFrame(agent).locator('.seen').boundingBox();
  let steps = 0;
  const aim = () => agent.mouse.move((box?.x ?? 0) + 40 + (steps++ % 2), (box?.y ?? 0) + 200);
  await aim();
  const before = await seenAt();
  await citizen.evaluate(() => scrollTo(0, 2000));
  await vi.waitFor(async () => {
    await aim();
    expect(await seenAt()).toBeGreaterThan(before + 500);
  });
  expect(await scrolled()).toBe(0);
  await expect.poll(scrolled).toBeGreaterThan(500);
});
