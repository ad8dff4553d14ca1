/** The agent's side: the real stage. Runs inside a page that stands for the viewer. */
import { createStage } from '@medkig/agent-ui/stage';

export const troubles: string[] = [];
const page = 'leak-suite';

const stage = createStage(window, (message) => {
  if (message.t === 'trouble') troubles.push(message.reason);
});

/** The stage takes at most so many at a time. */
const BATCH = 5000;

/** Shows a new page, or goes on with the one that is shown. */
export function show(events: readonly unknown[], anew: boolean): void {
  if (anew) {
    troubles.length = 0;
    stage.handle({ t: 'page', page });
  }
  for (let at = 0; at < events.length; at += BATCH)
    stage.handle({ t: 'events', page, events: events.slice(at, at + BATCH) });
}

/** Everything that stands in the agent's page: each string, and all texts and values in a row. */
export function contents(): { strings: string[]; text: string } {
  const strings: string[] = [];
  const row: string[] = [];
  const picture = document.querySelector('iframe')?.contentDocument;
  if (picture) {
    strings.push(picture.title, picture.URL);
    walk(picture, strings, row);
  }
  return { strings, text: row.join('') };
}

function walk(node: Node, strings: string[], row: string[]): void {
  if (node.nodeValue !== null) strings.push(node.nodeValue);
  if (node.nodeType === Node.TEXT_NODE) row.push(node.nodeValue ?? '');
  if ('value' in node && typeof node.value === 'string') {
    strings.push(node.value);
    row.push(node.value);
  }
  if ('attributes' in node && node.attributes) {
    // The stage's own drawing for a picture that is not shown: its sizes look like the end of a number.
    for (const { name, value } of node.attributes as NamedNodeMap)
      if (!value.includes('medkig-no-picture')) strings.push(name, value);
  }
  if ('sheet' in node) strings.push(...rulesOf(node.sheet));
  if ('adoptedStyleSheets' in node && Array.isArray(node.adoptedStyleSheets))
    strings.push(...node.adoptedStyleSheets.flatMap(rulesOf));
  if ('content' in node && node.content && typeof node.content === 'object')
    walk(node.content as Node, strings, row);
  if ('shadowRoot' in node && node.shadowRoot) walk(node.shadowRoot as Node, strings, row);
  for (const child of node.childNodes) walk(child, strings, row);
}

function rulesOf(sheet: unknown): string[] {
  const { cssRules } = (sheet ?? {}) as Partial<CSSStyleSheet>;
  return [...(cssRules ?? [])].map((rule) => rule.cssText);
}
