/** Where pages make it hard: a mark can be seen, and the citizen can always answer it. */
import type { Page } from 'playwright';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { connect, onStage, pickOnStage } from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import { type Desk, settle, sitDown } from './desk.ts';
import type { FixtureName } from './fixture-pages.ts';

let desk: Desk;
let citizen: Page;

runMedkig();

beforeAll(async () => {
  desk = await sitDown(browser, medkig, medkig.site);
  citizen = desk.citizen;
  await citizen.goto(medkig.site);
  await connect(citizen, desk.agent, medkig);
});

beforeEach(() => citizen.setViewportSize({ width: 1280, height: 800 }));

async function open(name: FixtureName, size?: { width: number; height: number }): Promise<void> {
  if (size) await citizen.setViewportSize(size);
  await citizen.goto(`${medkig.site}/proeve/${name}`);
  await settle(desk);
}

interface Sides {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The agent marks what stands there; where its ring is drawn once it rests. */
async function ringAround(selector: string): Promise<Sides> {
  await onStage(desk.agent, selector).waitFor();
  await pickOnStage(desk.agent, selector);
  await citizen.locator('.medkig-ring').last().waitFor();
  let last = '';
  return vi.waitFor(
    async () => {
      const ring = await sidesOf('.medkig-ring', 'last');
      const now = JSON.stringify(ring);
      if (now !== last) {
        last = now;
        throw new Error('the ring moves');
      }
      return ring;
    },
    { timeout: 10_000, interval: 100 },
  );
}

/** Of one element, also of the panel's. */
async function sidesOf(selector: string, which: 'first' | 'last' = 'first'): Promise<Sides> {
  return citizen
    .locator(selector)
    [which]()
    .evaluate((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    });
}

it('a field comes clear of the page’s own header, also of one that sticks only there', async () => {
  await open('sticky', { width: 900, height: 600 });
  const ring = await ringAround('#sagen-4');
  expect(ring.top).toBeGreaterThanOrEqual((await sidesOf('.mid')).bottom);
  expect(ring.bottom).toBeLessThanOrEqual((await sidesOf('footer')).top);
  const above = await ringAround('main h1');
  expect(above.top).toBeGreaterThanOrEqual((await sidesOf('.mid')).bottom - 1);
});

it('what stays in view by itself does not move the page', async () => {
  await open('sticky', { width: 900, height: 600 });
  await citizen.evaluate(() => window.scrollTo(0, 400));
  await ringAround('#soeg');
  expect(await citizen.evaluate(() => scrollY)).toBe(400);
});

it('a mark in a dialog that is moved by a transformation stands where it belongs, and Stop can be pressed', async () => {
  await open('dialog');
  const ring = await ringAround('dialog button');
  const button = await sidesOf('dialog button');
  expect(Math.abs(ring.left - (button.left - 10))).toBeLessThanOrEqual(2);
  expect(Math.abs(ring.top - (button.top - 10))).toBeLessThanOrEqual(2);
  await citizen.getByRole('button', { name: 'Stop', exact: true }).click({ trial: true });
  await citizen.evaluate(() => document.querySelector('dialog')?.close());
  await citizen.getByRole('button', { name: 'Stop', exact: true }).click({ trial: true });
});

it.each(['auto', 'manual'])('a popover of kind %s lies below our panel, and stays open', async (kind) => {
  await open('frames');
  await citizen.evaluate((popover) => {
    const layer = document.createElement('div');
    layer.id = 'lag';
    layer.popover = popover;
    layer.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; background: #fff';
    document.body.append(layer);
    layer.showPopover();
    layer.hidePopover();
    layer.showPopover();
  }, kind);
  // A press would close one that closes at presses beside it.
  await expect
    .poll(() =>
      citizen.getByRole('button', { name: 'Stop', exact: true }).evaluate((button) => {
        const { left, top } = button.getBoundingClientRect();
        return document.elementFromPoint(left + 5, top + 5)?.localName;
      }),
    )
    .toBe('medkig-panel');
  expect(await citizen.locator('#lag').isVisible()).toBe(true);
});

it('the agent sees a popover as long as it is open, and its mark lies above it', async () => {
  await open('popover');
  const ring = await ringAround('#lag button');
  const button = await sidesOf('#lag button');
  expect(Math.abs(ring.top - (button.top - 10))).toBeLessThanOrEqual(2);
  expect(await citizen.evaluate(() => document.querySelector('medkig-panel')?.matches(':popover-open'))).toBe(
    true,
  );
  await citizen.evaluate(() => document.getElementById('lag')?.hidePopover());
  await onStage(desk.agent, '#lag').waitFor({ state: 'hidden' });
  await citizen.evaluate(() => document.getElementById('lag')?.showPopover());
  await onStage(desk.agent, '#lag').waitFor();
});

it('on a page that is written from right to left the label stands in view and reads as ours does', async () => {
  await open('rtl');
  const ring = await ringAround('#الطلب-0');
  const [disc, words, label] = [
    await sidesOf('.medkig-disc'),
    await sidesOf('.medkig-words'),
    await sidesOf('.medkig-tag'),
  ];
  expect(disc.right).toBeLessThanOrEqual(words.left);
  expect(label.left).toBeGreaterThanOrEqual(0);
  expect(label.right).toBeLessThanOrEqual(ring.left);
});

it('parts that are scrolled at the same moment lie on the stage as they do for the citizen', async () => {
  await open('scrollers');
  await citizen.evaluate(() => globalThis.places.scrollAbout(0.5, 0.5));
  const lying = (boxes: Element[]) => boxes.map(({ scrollTop, scrollLeft }) => [scrollTop, scrollLeft]);
  const scrolling = 'main .box, main .inner, main .wide';
  const wanted = await citizen.locator(scrolling).evaluateAll(lying);
  expect(wanted.flat().filter((by) => by > 0).length).toBe(4);
  await expect.poll(() => onStage(desk.agent, scrolling).evaluateAll(lying)).toEqual(wanted);
});

it('what lies aside in a part that scrolls from right to left is brought into view', async () => {
  await open('rtl', { width: 320, height: 640 });
  const ring = await ringAround('main button:last-child');
  const part = await sidesOf('main div[style*=overflow]');
  expect(ring.left).toBeGreaterThanOrEqual(part.left - 13);
  expect(ring.right).toBeLessThanOrEqual(part.right + 13);
});

/** As browsers tell of a keyboard on the screen: the page is laid out as before, and less of it is seen. */
const withKeyboard = () => {
  const seen = Object.assign(new EventTarget(), {
    width: 320,
    height: 330,
    offsetTop: 0,
    offsetLeft: 0,
    pageTop: 0,
    pageLeft: 0,
    scale: 1,
  });
  Object.defineProperty(window, 'visualViewport', { value: seen, configurable: true });
};

it('with the keyboard on a phone’s screen the ring is clear of it and of the bar', async () => {
  await citizen.addInitScript(`if (sessionStorage.getItem('tastatur')) (${withKeyboard})()`);
  await citizen.evaluate(() => sessionStorage.setItem('tastatur', 'ja'));
  await open('sticky', { width: 320, height: 640 });
  await citizen.evaluate(() => sessionStorage.removeItem('tastatur'));
  const ring = await ringAround('#sagen-4');
  const bar = await sidesOf('medkig-panel .bar');
  expect(ring.top).toBeGreaterThanOrEqual(0);
  expect(ring.bottom).toBeLessThanOrEqual(Math.min(330, bar.top));
});

it('on a page that two fingers have drawn larger the label stands in what is seen of it', async () => {
  await open('sticky', { width: 1280, height: 800 });
  await ringAround('#sagen-2');
  const before = await sidesOf('.medkig-tag');
  await citizen.evaluate(withKeyboard);
  await citizen.evaluate((seen) => Object.assign(window.visualViewport ?? {}, seen), {
    width: before.right - 20,
    height: 800,
    scale: 1280 / (before.right - 20),
  });
  await expect.poll(async () => (await sidesOf('.medkig-tag')).right).toBeLessThanOrEqual(before.right - 20);
});

it('at a zoom of 400 % the ring and the bar are seen together', async () => {
  await open('scrollers', { width: 320, height: 256 });
  const ring = await ringAround('main h1');
  const bar = await sidesOf('medkig-panel .bar');
  expect(ring.top).toBeGreaterThanOrEqual(0);
  expect(ring.bottom).toBeLessThanOrEqual(bar.top);
  expect(bar.bottom).toBeLessThanOrEqual(256);
});
