/**
 * «Prøv på min side»: shows a web editor, on the page itself, what an agent would not see of it. It captures as a
 * session does and throws away what comes out. A link to a citizen must not open it, so the tag is asked first, and a
 * draft is handed out to nobody but a page of the municipality whose editor has just made it.
 */
import { defaultPolicy, type Policy } from '@medkig/privacy/policy';
import type { Check, CheckOptions } from '../launcher/handoff.ts';
import { button, make } from '../panel/element.ts';
import { createSiteClient } from '../site-client.ts';
import { openCheckCard } from './check-card.ts';
import { fetchDraft } from './draft.ts';
import { line } from './line.ts';
import { showDraft } from './preview.ts';
import { readPreview } from './preview-fragment.ts';
import { readPage } from './read-page.ts';
import { findRefusals } from './refusals.ts';
import { createShownPage } from './shown-page.ts';
import { checkStrings } from './strings-check.ts';

const CHECK = '#medkig-check';

export async function startCheck(options: CheckOptions): Promise<Check> {
  const { asked, check, site, base } = options;
  if (asked === undefined || (asked === CHECK && check)) return checkPage(options, false);
  const mark = readPreview(asked);
  if (!mark) return { close() {} };
  const server = new URL(base).origin;
  const policy = await fetchDraft(server, site, mark.id);
  if (policy) {
    const known = await createSiteClient(server, site).fetchSite();
    return showDraft(options, { policy, mark, origins: known?.origins ?? [window.location.origin] });
  }
  // Where a citizen may have followed the link nothing is opened, not even to say that the draft is gone.
  return check ? checkPage(options, true) : { close() {} };
}

async function checkPage(options: CheckOptions, isDraftGone: boolean): Promise<Check> {
  const { shadowRoot, site, language, base } = options;
  const words = checkStrings[language];
  const server = new URL(base).origin;
  const page = await createShownPage({ window, root: shadowRoot, sign: words.sign, onChange: () => {} });
  const found = make('div', { role: 'status' });
  const card = openCheckCard({
    ...options,
    words,
    found,
    buttons: [button('ink', () => void look(), words.again)],
    closed: page.destroy,
  });

  async function look(): Promise<void> {
    const [known, refused] = await Promise.all([
      createSiteClient(server, site).fetchSite(),
      findRefusals(window, server),
    ]);
    if (!card.isOpen()) return;
    const policy: Policy = known?.policy ?? defaultPolicy;
    page.show(policy);
    const { fields, texts, boxes, assets, isNever } = readPage(window, page.hiddenParts(), policy);
    found.replaceChildren(
      ...(isDraftGone ? [line('warning', words.gone)] : []),
      ...(page.isRefused() ? [line('warning', words.fault)] : []),
      ...(isNever ? [line('warning', words.never)] : []),
      ...(refused.length > 0 ? [line('warning', words.policy, refused.join('; '))] : []),
      ...(known ? [] : [line('warning', words.rules)]),
      line('struckEye', words.fields, String(fields)),
      line('struckEye', words.texts, String(texts)),
      line('struckEye', words.boxes, String(boxes)),
      line('struckEye', words.assets, assets.length > 0 ? assets.join(', ') : '0'),
    );
  }

  await look();
  return { close: card.close };
}
