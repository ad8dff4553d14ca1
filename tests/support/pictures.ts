/** Pictures of the product, kept under `.cache/pictures` for a person to look at: with `npm run pictures`, or MEDKIG_PICTURES=1. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';

const folder = join(import.meta.dirname, '..', '..', '.cache', 'pictures');

/** Some three hundred in all, which take a minute of the tests' time. */
const areWanted = process.env.MEDKIG_PICTURES !== undefined;

export async function picture(page: Page, name: string): Promise<void> {
  if (!areWanted) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), caret: 'initial' });
}
