/** What a screen reader says by itself in a tab: each change of a live region, in the order they come. */
import type { Page } from 'playwright';
import { expect } from 'vitest';

export interface Hearing {
  /** Waits until it has been said since the last `forget`. */
  said(words: RegExp): Promise<void>;
  /** All since then. */
  all(): readonly string[];
  /** What the page itself, and no frame in it, has said more than once since then. */
  twice(): string[];
  forget(): void;
}

declare global {
  var medkigHears: (words: string) => void;
}

/** Begins with the next page that the tab loads, frames included, and goes on over those that follow. */
export async function hearingOf(page: Page): Promise<Hearing> {
  let heard: string[] = [];
  let own: string[] = [];
  await page.exposeBinding('medkigHears', ({ frame }, words: string) => {
    heard.push(words);
    if (frame === page.mainFrame()) own.push(words);
  });
  await page.addInitScript(listen);
  return {
    said: (words) => expect.poll(() => heard.join('\n'), { timeout: 20_000 }).toMatch(words),
    all: () => heard,
    twice: () => [...new Set(own.filter((words, at) => own.indexOf(words) !== at))],
    forget: () => {
      [heard, own] = [[], []];
    },
  };
}

/** Runs in the page, before its own scripts. */
function listen(): void {
  const LIVE = '[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]';
  const WHOLE = '[role=status], [role=alert], [aria-atomic=true]';
  const UNHEARD = '[hidden], [inert], [aria-hidden=true]';

  function wordsOf(node: Node): string {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
    if (node instanceof Element && (node.matches(UNHEARD) || !node.checkVisibility())) return '';
    return [...node.childNodes].map(wordsOf).join(' ');
  }

  function isHeard(region: Element): boolean {
    for (let at: Element | null = region; at; ) {
      if (at.matches(UNHEARD) || !at.checkVisibility()) return false;
      const root: Node = at.getRootNode();
      at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    }
    return true;
  }

  function say(node: Node): void {
    const words = wordsOf(node).replaceAll(/\s+/g, ' ').trim();
    if (words) globalThis.medkigHears(words);
  }

  function hear(records: MutationRecord[]): void {
    const said = new Set<Node>();
    for (const { target, addedNodes } of records) {
      const around = target instanceof Element ? target : target.parentElement;
      const region = around?.closest(LIVE);
      const isWhole = region?.matches(WHOLE);
      // A region that comes with its words is not read, unless it is an alert.
      const parts = region
        ? isWhole
          ? [region]
          : target.nodeType === Node.TEXT_NODE
            ? [target]
            : [...addedNodes]
        : [...addedNodes].filter((node) => node instanceof Element && node.matches('[role=alert]'));
      for (const part of parts) {
        if (said.has(part) || (region && !isHeard(region))) continue;
        said.add(part);
        say(part);
      }
    }
  }

  const observer = new MutationObserver(hear);
  const changes = { subtree: true, childList: true, characterData: true };
  observer.observe(document, changes);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    observer.observe(root, changes);
    return root;
  };
}
