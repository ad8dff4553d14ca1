import { maskCprNumbers } from './cpr.ts';
import { isInlinedFont, scrubUrl } from './scrub-url.ts';

const URL_FUNCTION = /url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^)'"\s]*))\s*\)/gi;
const IMPORT = /(@import\s+)(?:"([^"\n]*)"|'([^'\n]*)')/gi;

/** A style sheet, a declaration or one value: addresses cut, CPR numbers masked. */
export function scrubCss(css: string): string {
  const cut = css
    .replace(URL_FUNCTION, (_, double, single, bare) => `url(${rewrite(double, single, bare)})`)
    .replace(IMPORT, (_, keyword, double, single) => `${keyword}${rewrite(double, single, undefined)}`);
  return maskCprNumbers(cut, 'machine');
}

/** Keeps the quotes as they were: an inlined drawing is full of the other kind. */
function rewrite(double: string | undefined, single: string | undefined, bare: string | undefined): string {
  if (double !== undefined) return `"${scrubCssUrl(double)}"`;
  if (single !== undefined) return `'${scrubCssUrl(single)}'`;
  return scrubCssUrl(bare ?? '');
}

function scrubCssUrl(url: string): string {
  return isInlinedFont(url) ? url : (scrubUrl(url) ?? '');
}
