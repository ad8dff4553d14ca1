import { maskCprNumbers } from './cpr.ts';
import { type Find, maskRanges } from './mask.ts';
import { characterOf, isInlinedFont, scrubUrl } from './scrub-url.ts';

// Ends may be missing, as in CSS: a search for one that is not there, from each «url(» on, takes the square of the length.
const URL_FUNCTION = /url\(\s*(?:"([^"\n]*)"?|'([^'\n]*)'?|([^)'"\s]*))\s*\)?/gi;
const IMPORT = /(@import\s+)(?:"([^"\n]*)"|'([^'\n]*)')/gi;

/** Declarations that put words on the page: `content`, and custom properties that it may take them from. */
const GENERATED = /((?:content|(?<![\w-])--[\w-]+)\s*:)([^;}]*)/gi;
const GENERATING = /^(?:content$|--)/i;
/** Inlined pictures are no words. */
const PICTURE = /url\(/i;

/** A style sheet or a declaration: addresses cut, CPR numbers masked, and in generated words all that `find` finds. */
export function scrubCss(css: string, find: Find): string {
  return maskEscaped(cutCss(css), find).replace(GENERATED, (all, name, value) =>
    /["']/.test(value) && !PICTURE.test(value) ? name + maskRanges(value, find(value)) : all,
  );
}

/** The value of one property. */
export function scrubCssValue(property: string, value: string, find: Find): string {
  const cut = maskEscaped(cutCss(value), find);
  return GENERATING.test(property) && !PICTURE.test(cut) ? maskRanges(cut, find(cut)) : cut;
}

const ESCAPED = /\\[0-9a-f]/i;
const ESCAPE = /\\([0-9a-f]{1,6})\s?/gi;

/** What is written in escapes is read without them. Where nothing is found they stay: selectors need them. */
function maskEscaped(css: string, find: Find): string {
  if (!ESCAPED.test(css)) return css;
  return css.replace(/[^;{}]+/g, (part) => {
    if (!ESCAPED.test(part)) return part;
    const plain = part.replace(ESCAPE, (_, code) => characterOf(Number.parseInt(code, 16)));
    const found = find(plain);
    return found.length > 0 ? maskRanges(plain, found) : part;
  });
}

/** A selector, a property or a value without words. */
export function cutCss(css: string): string {
  const cut = css
    .replace(URL_FUNCTION, (_, double, single, bare) => `url(${rewrite(double, single, bare)})`)
    .replace(IMPORT, (_, keyword, double, single) => keyword + rewrite(double, single, single));
  return maskCprNumbers(cut, 'machine');
}

/** Keeps the quotes as they were: an inlined drawing is full of the other kind. `bare` counts where there are none. */
function rewrite(double: string | undefined, single: string | undefined, bare: string): string {
  if (double !== undefined) return `"${scrubCssUrl(double)}"`;
  if (single !== undefined) return `'${scrubCssUrl(single)}'`;
  return scrubCssUrl(bare);
}

function scrubCssUrl(url: string): string {
  return isInlinedFont(url) ? url : (scrubUrl(url) ?? '');
}
