import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tab } from './tab.ts';

const folder = join(import.meta.dirname, '..', '..', '.cache', 'pictures', 'engines');

/** Keeps what the tab shows for somebody to look at; no test reads it. */
export async function keepPicture(tab: Tab, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), await tab.screenshot());
}
