/** How long the console's pages take to stand there, on the demo's data: see docs/benchmarks.md. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { startMedkig } from '../support/medkig.ts';
import { type ConsolePerson, signInEverybody } from './console-people.ts';
import { type Opening, openPage } from './page-opening.ts';
import { median, milliseconds, percentile } from './table.ts';

/** What is promised of each page (milliseconds). */
const PROMISED_MS = 200;
const rounds = process.env.MEDKIG_BENCH === 'quick' ? 5 : 20;
const cache = join(import.meta.dirname, '..', '..', '.cache', 'bench');

it('runs', async () => {
  say(
    `${availableParallelism()} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}, ${new Date().toISOString()}`,
  );
  const [browser, medkig] = await Promise.all([launchChromium(), startMedkig()]);
  const figures: Record<string, Opening[]> = {};
  try {
    const people = await signInEverybody(browser, medkig);
    // Each person has a turn in each round: a machine that gets slower is so for all.
    for (let round = 0; round < rounds; round++)
      for (const person of people)
        for (const [page, opening] of await openAll(person))
          figures[page] = [...(figures[page] ?? []), opening];
  } finally {
    await browser.close();
    await medkig.stop();
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'console-pages.json'), JSON.stringify(figures, undefined, 1));
  say(
    `\nFrom the press to the painted page, ${rounds} times each; the ratio is that of 95 of 100 to ${PROMISED_MS} ms`,
  );
  say(row('', 'median', '95 of 100', 'ratio', 'asked alone', 'requests'));
  for (const [page, openings] of Object.entries(figures)) say(spell(page, openings));
  const all = Object.values(figures).flat();
  say(spell('all of them', all));
  const slow = Object.values(figures).filter((openings) => slowest(openings) > PROMISED_MS).length;
  say(
    `\n${slow} of ${Object.keys(figures).length} pages are over ${PROMISED_MS} ms; all figures in .cache/bench/console-pages.json`,
  );
});

/** Every page that the navigation opens to the person, and their own account, from wherever they stand. */
async function openAll({ role, console }: ConsolePerson): Promise<[string, Opening][]> {
  const openings: [string, Opening][] = [];
  const buttons = await console.locator('nav button').all();
  const account = await openAccount(console);
  for (const button of buttons) {
    const name = (await button.locator('span').first().textContent()) ?? '';
    openings.push([`${role}: ${name}`, await openPage(console, button)]);
  }
  return [...openings, [`${role}: ${account.name}`, account.opening]];
}

async function openAccount(console: Page): Promise<{ name: string; opening: Opening }> {
  await console.locator('button.account').click();
  const button = console.locator('.account-menu').getByRole('button').first();
  const name = (await button.textContent()) ?? '';
  return { name, opening: await openPage(console, button) };
}

const slowest = (openings: readonly Opening[]) =>
  percentile(
    openings.map(({ painted }) => painted),
    0.95,
  );

function spell(page: string, openings: readonly Opening[]): string {
  const painted = openings.map((one) => one.painted);
  const late = slowest(openings);
  return row(
    page,
    milliseconds(median(painted)),
    milliseconds(late),
    (late / PROMISED_MS).toFixed(2),
    milliseconds(median(openings.map(({ asked }) => asked))),
    String(openings.at(-1)?.requests.length ?? 0),
  );
}

function row(page: string, ...cells: string[]): string {
  return page.padEnd(34) + cells.map((cell) => cell.padStart(13)).join('');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
