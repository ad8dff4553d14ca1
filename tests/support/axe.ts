import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page and in its open shadow roots: WCAG 2.2 A and AA, best practice. Frames are left out. */
export function violations(page: Page): Promise<string[]> {
  return found(new AxeBuilder({ page }).withTags(tags));
}

/** Only what another colour scheme can change. */
export function contrastViolations(page: Page): Promise<string[]> {
  return found(new AxeBuilder({ page }).withRules(['color-contrast']));
}

async function found(builder: AxeBuilder): Promise<string[]> {
  // Frames are left out, so the page itself can sum up: else each look opens one more page to do that.
  const result = await builder.exclude('iframe').setLegacyMode().analyze();
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
