/** A draft of rules on the page itself, while the editor uses it: what an agent would get in place of it. */
import type { Policy } from '@medkig/privacy/policy';
import type { Check, CheckOptions } from '../launcher/handoff.ts';
import { make } from '../panel/element.ts';
import { openCheckCard } from './check-card.ts';
import { line } from './line.ts';
import { readPage } from './read-page.ts';
import { createShownPage } from './shown-page.ts';
import { checkStrings } from './strings-check.ts';

/** What has changed is drawn and counted this often at most, in milliseconds. */
const READ_MS = 250;

export async function showDraft(options: CheckOptions, draft: Policy): Promise<Check> {
  const { shadowRoot, language } = options;
  const words = checkStrings[language];
  let timer: number | undefined;
  const page = await createShownPage({ window, root: shadowRoot, sign: words.sign, onChange: readSoon });
  const found = make('div', { role: 'status' });
  let said = '';
  const card = openCheckCard({
    ...options,
    words: { ...words, ...words.draft },
    found,
    buttons: [],
    closed() {
      window.clearTimeout(timer);
      window.clearInterval(watch);
      page.destroy();
    },
  });

  function readSoon(): void {
    timer ??= window.setTimeout(read, READ_MS);
  }

  function read(): void {
    timer = undefined;
    if (!card.isOpen()) return;
    page.draw();
    const { fields, texts, boxes, isNever } = readPage(window, page.hiddenParts(), draft);
    const counts = [fields, texts, boxes].join();
    const now = [page.isRefused(), isNever, counts].join();
    // A status that says the same would be read aloud again.
    if (now === said) return;
    said = now;
    found.replaceChildren(
      ...(page.isRefused() ? [line('warning', words.fault)] : []),
      ...(isNever ? [line('warning', words.never)] : []),
      line('struckEye', words.fields, String(fields)),
      line('struckEye', words.texts, String(texts)),
      line('struckEye', words.boxes, String(boxes)),
    );
  }

  // A page may turn to another address without changing anything else.
  let { href } = window.location;
  const watch = window.setInterval(() => {
    if (window.location.href === href) return;
    ({ href } = window.location);
    readSoon();
  }, READ_MS);

  page.show(draft);
  read();
  return { close: card.close };
}
