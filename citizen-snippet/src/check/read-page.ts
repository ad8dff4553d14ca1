/** What a web editor should know of a page before a citizen shows it. */
import { isNeverPage, NEVER_MARK } from '@medkig/privacy/never';
import type { Policy } from '@medkig/privacy/policy';
import type { HiddenPart } from '../capture/hidden-parts.ts';

export interface Findings {
  /** Fields whose value is dots to the agent, empty ones too. */
  fields: number;
  texts: number;
  boxes: number;
  /** Addresses that the page takes pictures and style sheets from and the agent's page may not. */
  assets: readonly string[];
  isNever: boolean;
}

const FIELDS =
  'input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image],[type=radio],[type=checkbox]),textarea,select';

export function readPage(
  { document, location }: Window,
  parts: readonly HiddenPart[],
  policy: Pick<Policy, 'never'>,
): Findings {
  const boxed = parts.flatMap(({ kind, node }) =>
    kind === 'box' && node.nodeName !== 'MEDKIG-PANEL' ? [node] : [],
  );
  const fields = [...document.querySelectorAll(FIELDS)].filter(
    (field) => !boxed.some((box) => box.contains(field)),
  );
  const pictures = [...document.images].map(({ currentSrc, src }) => currentSrc || src);
  const sheets = [...document.styleSheets].filter(isUnreadable).map(({ href }) => href ?? '');
  return {
    fields: fields.length,
    texts: parts.filter(({ kind }) => kind === 'text').length,
    boxes: boxed.length,
    assets: [...new Set([...pictures, ...sheets].flatMap((address) => foreignOrigin(address, location)))],
    isNever: isNeverPage(location.href, policy) || document.querySelector(`[${NEVER_MARK}]`) !== null,
  };
}

/** The browser lets nobody read a sheet of another origin that was not fetched with CORS, so it cannot be carried. */
function isUnreadable(sheet: CSSStyleSheet): boolean {
  try {
    return !sheet.cssRules;
  } catch {
    return true;
  }
}

function foreignOrigin(address: string, { href, origin }: Location): string[] {
  if (!address || !URL.canParse(address, href)) return [];
  const url = new URL(address, href);
  return url.protocol.startsWith('http') && url.origin !== origin ? [url.origin] : [];
}
