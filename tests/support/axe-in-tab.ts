/** axe in any engine: its source is run in the page, since only Playwright has an adapter. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Tab } from './tab.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The page's own policy forbids it to run text, so the text comes as the driver's function. */
const install = new Function(source) as () => void;

declare global {
  var axe: typeof import('axe-core');
}

/** What axe finds, best practice and WCAG 2.2 A and AA; frames of other origins are left out. */
export async function violations(tab: Tab): Promise<string[]> {
  await tab.evaluate(install, undefined);
  return tab.evaluate(async () => {
    // What is still fading in has no contrast of its own yet.
    const ours = document.querySelector('medkig-panel')?.shadowRoot?.getAnimations() ?? [];
    await Promise.all(ours.map(({ finished }) => finished));
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations: found } = await globalThis.axe.run(
      { exclude: [['iframe']] },
      { runOnly: tags, resultTypes: ['violations'] },
    );
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, undefined);
}
