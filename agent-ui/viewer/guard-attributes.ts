import { cleanCss } from './guard-css.ts';

/** Start something by themselves, take focus or keys, or carry a second document. */
const DROPPED =
  /^(on.*|srcdoc|http-equiv|autofocus|accesskey|ping|manifest|nonce|is|sandbox|allow|csp|rr_dataurl|rr_src|rr_media.*)$/;
const NAME = /^[A-Za-z_][\w:.-]{0,99}$/;
const LINKS =
  /^(href|xlink:href|src|srcset|action|formaction|poster|data|background|cite|codebase|longdesc|from|to|values|by)$/;
const RUNS = /(^|[\s;,])(javascript|vbscript|data:(text|application|image\/svg)[^,]*(html|xml|script)):?/;

/** Elements whose name or id becomes a property of their document or form. */
const NAMED = /^(img|form|input|button|select|textarea|output|fieldset|object|embed|map|a)$/;
/** Properties the replayer or the stage reads on documents and forms; a page may not replace them. */
const CLOBBERING = new Set(
  `head body documentElement implementation defaultView fonts adoptedStyleSheets styleSheets activeElement open
  close write createElement createElementNS createTextNode createComment createRange getSelection getElementById
  getElementsByTagName querySelector querySelectorAll elementFromPoint caretPositionFromPoint scrollingElement
  childNodes children firstChild lastChild nextSibling previousSibling parentNode parentElement ownerDocument
  nodeName nodeType nodeValue localName namespaceURI tagName attributes style classList className dataset id
  shadowRoot sheet labels isConnected textContent appendChild insertBefore removeChild replaceChild append prepend
  remove contains closest matches getAttribute setAttribute setAttributeNS hasAttribute removeAttribute
  getBoundingClientRect getClientRects getRootNode getAnimations animate attachShadow checkVisibility scrollTo
  scrollTop scrollLeft scrollWidth scrollHeight addEventListener removeEventListener dispatchEvent`.split(
    /\s+/,
  ),
);

/** True when the attribute may stand on a replayed element. `tagName` is undefined when it is not known. */
export function isAllowed(tagName: string | undefined, attribute: string, value: unknown): boolean {
  const name = attribute.toLowerCase();
  if (!NAME.test(attribute) || DROPPED.test(name)) return false;
  if (typeof value !== 'string') return true;
  if (name === 'name' || name === 'id') {
    return !(CLOBBERING.has(value) && (tagName === undefined || NAMED.test(tagName)));
  }
  return !LINKS.test(name) || !RUNS.test(plain(value));
}

/** The value as it stands on the element: style text goes through the style guard. */
export function cleanValue(attribute: string, value: string): string {
  return attribute === 'style' || attribute === '_cssText' ? cleanCss(value) : value;
}

/** Browsers skip blanks and control characters inside a scheme. */
function plain(url: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\ufeff]+/g, '').toLowerCase();
}
