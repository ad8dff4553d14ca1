/** What a browser really shows of what a moment says. */
import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { focusedName } from '../support/accessibility-tree.ts';
import { type Shown, sentencePattern, sentencesByRole } from './moment.ts';

export async function expectWords<Key extends string>(
  place: Locator,
  shows: Shown<Key>,
  sentence: (key: Key) => string,
): Promise<void> {
  const texts: string[] = [];
  for (const { role, key } of sentencesByRole(shows)) {
    if (role === 'text') texts.push(sentence(key));
    else
      await place
        .getByRole(role, { name: sentencePattern(sentence(key)) })
        .first()
        .waitFor();
  }
  const missing = async () => {
    const words = await readable(place);
    return texts.filter((text) => !sentencePattern(text).test(words));
  };
  await expect.poll(missing, { timeout: 20_000 }).toEqual([]);
}

/** All words that are laid out, those for screen readers too. */
async function readable(place: Locator): Promise<string> {
  const words = await place.evaluate((element) =>
    [...(element.shadowRoot ?? element).children]
      // biome-ignore lint/performance/useDomNodeTextContent: hidden words are not there to be read
      .map((child) => (child instanceof HTMLElement ? child.innerText : ''))
      .join('\n'),
  );
  return words.replaceAll(/\s+/g, ' ');
}

export async function expectFocus<Key extends string>(
  page: Page,
  focus: Key | 'page' | undefined,
  sentence: (key: Key) => string,
): Promise<void> {
  if (focus === undefined) return;
  if (focus === 'page')
    return expect.poll(() => page.evaluate(() => document.activeElement?.localName)).not.toBe('medkig-panel');
  await expect.poll(() => focusedName(page)).toMatch(sentencePattern(sentence(focus)));
}

/** Elements of ours that reach out of the window sideways, and the page itself if it scrolls sideways. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('medkig-panel')?.shadowRoot ?? document;
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
    const outside = [...root.querySelectorAll('button, a, p, h1, h2, dd, dt, input, section')].filter(
      (one) => {
        const { left, right, width } = one.getBoundingClientRect();
        // What is for screen readers only is one pixel wide; a table scrolls in its frame.
        return (
          width > 1 && !one.closest('[inert], .table-frame table') && (left < 0 || right > innerWidth + 0.5)
        );
      },
    );
    return [...wide, ...outside.map((one) => one.outerHTML.slice(0, 120))];
  });
}
