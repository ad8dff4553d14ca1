/** What stands behind an address whose page is to be shown under a draft. */

const PREVIEW = '#medkig-preview=';

/** How the card stands: `new` comes from the console, the others from the page before. */
type CardState = 'new' | 'open' | 'folded';

export interface PreviewMark {
  /** The draft's. */
  id: string;
  card: CardState;
}

export function readPreview(fragment: string): PreviewMark | undefined {
  if (!fragment.startsWith(PREVIEW)) return undefined;
  const [id = '', card] = fragment.slice(PREVIEW.length).split('&');
  return { id, card: card === 'open' || card === 'folded' ? card : 'new' };
}

export function previewFragment({ id, card }: PreviewMark): string {
  return PREVIEW + id + (card === 'new' ? '' : `&${card}`);
}

/** Where a link or a form of the page leads with the draft; undefined: not to a page of the site, or to a place on this one. */
export function withPreview(
  address: string,
  here: { href: string; base: string; origins: readonly string[] },
  mark: PreviewMark,
): string | undefined {
  if (!URL.canParse(address, here.base)) return undefined;
  const target = new URL(address, here.base);
  if (!here.origins.includes(target.origin)) return undefined;
  if (target.hash && withoutFragment(target.href) === withoutFragment(here.href)) return undefined;
  target.hash = previewFragment(mark);
  return target.href;
}

export function withoutFragment(href: string): string {
  return href.replace(/#.*/s, '');
}
