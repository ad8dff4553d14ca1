import type { Policy } from './policy.ts';

/** What a page or a part of it says about itself: never to be looked at along. */
export const NEVER_MARK = 'data-medkig-never';

/** MitID, NemLog-in, Digital Post (borger.dk, e-Boks, mit.dk) and the payment windows that municipalities use. */
const NEVER_HOSTS =
  /(^|\.)(mitid\.dk|nemlog-in\.dk|digitalpost\.dk|post\.borger\.dk|e-boks\.(dk|com)|mit\.dk|nets\.eu|quickpay\.net|epay\.(dk|eu)|onpay\.io|bambora\.com|mobilepay\.dk)$/;

/** Whether the page at this address is never shown. An address that cannot be read counts as one. */
export function isNeverPage(href: string, { never }: Pick<Policy, 'never'>): boolean {
  let url: URL;
  let path: string;
  try {
    url = new URL(href);
    path = decodeURIComponent(url.pathname).toLowerCase();
  } catch {
    return true;
  }
  return NEVER_HOSTS.test(url.hostname) || never.some((prefix) => isBelow(path, prefix.toLowerCase()));
}

/** `/betaling` is above `/betaling/kort`, not above `/betalingsfrister`. */
function isBelow(path: string, prefix: string): boolean {
  return `${path}/`.startsWith(`${prefix.replace(/\/+$/, '')}/`);
}
