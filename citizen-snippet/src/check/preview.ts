/**
 * A draft of rules on the page itself, while the editor uses it: what an agent would get in place of it. It goes along to
 * the next page of the site behind the address, in this tab alone, until the editor ends it.
 */
import type { Policy } from '@medkig/privacy/policy';
import { leadElsewhere } from '../crossing/lead-elsewhere.ts';
import type { Check, CheckOptions } from '../launcher/handoff.ts';
import { make } from '../panel/element.ts';
import { openCheckCard } from './check-card.ts';
import { followScripts } from './follow-scripts.ts';
import { line } from './line.ts';
import {
  type PreviewMark,
  previewFragment,
  readPreview,
  withoutFragment,
  withPreview,
} from './preview-fragment.ts';
import { readPage } from './read-page.ts';
import { createShownPage } from './shown-page.ts';
import { checkStrings } from './strings-check.ts';

/** What has changed is drawn and counted this often at most, in milliseconds. */
const READ_MS = 250;

export interface Draft {
  policy: Policy;
  mark: PreviewMark;
  /** Of the site. */
  origins: readonly string[];
}

export async function showDraft(options: CheckOptions, { policy, mark, origins }: Draft): Promise<Check> {
  const { shadowRoot, language } = options;
  const { document, location, history } = window;
  const isFolded = mark.card === 'folded';
  let next: PreviewMark = { ...mark, card: isFolded ? 'folded' : 'open' };
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
      write('');
    },
    fold: {
      words: words.draft,
      isFolded,
      onFold(folded) {
        next = { ...next, card: folded ? 'folded' : 'open' };
        write(previewFragment(next));
      },
    },
    leavesFocus: mark.card !== 'new',
  });

  /** The page that is loaded anew, or sent to itself, finds the draft as it is left here. */
  function write(fragment: string): void {
    if (readPreview(location.hash))
      history.replaceState(history.state, '', withoutFragment(location.href) + fragment);
  }

  const carried = (address: string) =>
    card.isOpen()
      ? withPreview(address, { href: location.href, base: document.baseURI, origins }, next)
      : undefined;
  leadElsewhere(window, carried);
  followScripts(window, carried);

  function readSoon(): void {
    timer ??= window.setTimeout(read, READ_MS);
  }

  function read(): void {
    timer = undefined;
    if (!card.isOpen()) return;
    page.draw();
    const { fields, texts, boxes, isNever } = readPage(window, page.hiddenParts(), policy);
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
  let { href } = location;
  const watch = window.setInterval(() => {
    if (location.href === href) return;
    ({ href } = location);
    readSoon();
  }, READ_MS);

  page.show(policy);
  read();
  return { close: card.close };
}
