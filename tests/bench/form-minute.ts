/** Sixty seconds of a citizen at the form's first page: moves, clicks, types, reads and scrolls, the same each time. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright';
import { person } from '../support/meld-flytning.ts';

/** Between two positions of the mouse; ordinary mice tell theirs 60 to 125 times a second, of which a page hears each frame's last. */
const MOVE_MS = 20;
/** An unpractised typist (milliseconds between keys). */
const KEY_MS = 180;
/** Between two steps of a wheel. */
const WHEEL_MS = 60;

const fields = [
  ['#navn', person.name],
  ['#cpr', person.cpr],
  ['#telefon', person.phone],
  ['#email', person.email],
] as const;

/** Takes `milliseconds`, however busy the machine is: what is late is skipped, as a person would not hurry either. */
export async function formMinute(page: Page, milliseconds: number): Promise<void> {
  const start = performance.now();
  const left = () => start + milliseconds - performance.now();
  let at = { x: 900, y: 200 };

  async function steps(
    count: number,
    every: number,
    step: (part: number) => Promise<unknown>,
  ): Promise<void> {
    const begun = performance.now();
    for (let done = 1; done <= count && left() > 0; done++) {
      await step(done / count);
      const wait = begun + done * every - performance.now();
      if (wait > 0) await delay(wait);
    }
  }

  /** Slow, quick, slow, and a little bent, as a hand moves. */
  async function moveTo(to: { x: number; y: number }, duration: number): Promise<void> {
    const from = at;
    await steps(Math.round(duration / MOVE_MS), MOVE_MS, (part) => {
      const eased = part * part * (3 - 2 * part);
      const bend = Math.sin(part * Math.PI) * 25;
      at = { x: from.x + (to.x - from.x) * eased + bend, y: from.y + (to.y - from.y) * eased - bend };
      return page.mouse.move(at.x, at.y);
    });
  }

  async function middleOf(selector: string): Promise<{ x: number; y: number }> {
    const box = await page.locator(selector).boundingBox();
    if (!box) throw new Error(`${selector} is not on the page`);
    return { x: box.x + Math.min(box.width / 2, 120), y: box.y + box.height / 2 };
  }

  async function fill(selector: string, text: string): Promise<void> {
    await moveTo(await middleOf(selector), 900);
    if (left() <= 0) return;
    await page.mouse.click(at.x, at.y);
    await page.keyboard.press('Control+A');
    await steps(text.length, KEY_MS, (part) =>
      page.keyboard.press(text[Math.round(part * text.length) - 1] ?? 'a'),
    );
    await steps(1, 700, async () => {});
  }

  async function read(): Promise<void> {
    await steps(8, WHEEL_MS, () => page.mouse.wheel(0, 60));
    for (const to of [
      { x: 500, y: 500 },
      { x: 760, y: 420 },
      { x: 420, y: 640 },
    ]) {
      await moveTo(to, 700);
      await steps(1, 900, async () => {});
    }
    await steps(8, WHEEL_MS, () => page.mouse.wheel(0, -60));
  }

  while (left() > 0) {
    for (const [selector, text] of fields) if (left() > 0) await fill(selector, text);
    if (left() > 0) await read();
  }
  for (const [selector] of fields) await page.locator(selector).fill('');
}
