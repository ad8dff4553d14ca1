import { type AssetAddress, pictureAddress } from './asset-address.ts';
import { cleanCss } from './guard-css.ts';
import { isPlainAttribute } from './guard-names.ts';
import type { AttributeValue } from './replay-event.ts';

/** What the guard puts in place of addresses. */
export interface Assets {
  address: AssetAddress;
  /** A drawing, as a data address, that says that a picture is not shown. */
  noPicture: string;
}

/** Their whole value is style, or an address in `url()`. */
const STYLES = /^(?:style|fill|stroke|filter|mask|clip-path|cursor|marker(?:-start|-mid|-end)?)$/;
const RR_SIZE = /^rr_(?:width|height)$/;
const RR_SCROLL = /^rr_scroll(?:left|top)$/;
/** Shown when the page is, so the browser loads it. */
const PICTURES = /^(?:img|input|image|feimage)$/;
const REFERRING = /^(?:use|textpath|lineargradient|radialgradient|pattern|filter|mpath)$/;
/** Loaded only by a press, and nothing on the stage can be pressed. */
const LINKED = /^(?:action|formaction|cite)$/;
/** Fields carry no names: a browser would know them, and names become properties of their forms. */
const NAMED = /^(?:map|slot|details|meta)$/;
const ANIMATION = /^(?:from|to|by|values)$/;

/** Elements that become a property of the form they stand in, by their id (https://html.spec.whatwg.org/#htmlformelement). */
const LISTED = /^(?:button|fieldset|input|output|select|textarea|img)$/;
/** Properties the replayer or the stage reads on documents and forms; the id of such an element may not replace them. */
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

/**
 * The value as it may stand on the stage, or undefined where the attribute must not.
 * @param tag in lower case without prefix; undefined when it is not known
 */
export function cleanAttribute(
  tag: string | undefined,
  attribute: string,
  value: AttributeValue,
  assets: Assets,
): AttributeValue | undefined {
  const name = attribute.toLowerCase();
  if (RR_SCROLL.test(name)) return typeof value === 'number' ? value : undefined;
  if (typeof value !== 'string') return isPlainAttribute(attribute, value) ? value : undefined;
  if (RR_SIZE.test(name)) return /^\d{1,7}(?:\.\d{1,9})?px$/.test(value) ? value : undefined;
  if (name === 'rr_open_mode') return value;
  // Of the other kinds one closes another, as it may not have on the citizen's page.
  if (name === 'popover') return 'manual';
  if (name === '_csstext') return attribute === '_cssText' ? cleanCss(value, assets.address) : undefined;
  if (STYLES.test(name)) return cleanCss(value, assets.address);
  if (name === 'id') return CLOBBERING.has(value) && LISTED.test(tag ?? 'input') ? undefined : value;
  if (name === 'name') return tag !== undefined && NAMED.test(tag) ? value : undefined;
  // A password field is what password managers look for; what stands in it is dots in any field.
  if (name === 'type') return tag !== 'option' && value.toLowerCase().trim() === 'password' ? 'text' : value;
  if (name === 'attributename')
    return /^(?:on.*|.*href|src|style|class|id)$/i.test(value) ? undefined : value;
  if (ANIMATION.test(name)) return /[:\\]|\/\/|url/i.test(value) ? undefined : value;
  if (name === 'href' || name === 'xlink:href') return link(tag, value, assets);
  if (name === 'usemap') return value.startsWith('#') ? value : undefined;
  if (name === 'src') return tag !== undefined && PICTURES.test(tag) ? picture(value, assets) : undefined;
  if (name === 'srcset') return /^(?:img|source)$/.test(tag ?? '') ? sourceSet(value, assets) : undefined;
  if (name === 'background') return assets.address(value);
  if (LINKED.test(name)) return runs(value) ? undefined : value;
  return isPlainAttribute(attribute, value) ? value : undefined;
}

function link(tag: string | undefined, value: string, assets: Assets): string | undefined {
  if (tag === 'a' || tag === 'area') return runs(value) ? undefined : value;
  if (tag !== undefined && PICTURES.test(tag)) return picture(value, assets);
  return tag !== undefined && REFERRING.test(tag) && value.startsWith('#') ? value : undefined;
}

function picture(value: string, { address, noPicture }: Assets): string {
  return pictureAddress(value, address) ?? noPicture;
}

function sourceSet(value: string, { address }: Assets): string | undefined {
  const carried = value.split(',').flatMap((candidate) => {
    const [url = '', ...sizes] = candidate.trim().split(/\s+/);
    const kept = address(url);
    return kept === undefined ? [] : [[kept, ...sizes].join(' ')];
  });
  return carried.length > 0 ? carried.join(', ') : undefined;
}

/** Browsers skip blanks and control characters inside a scheme. */
function runs(url: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const plain = url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\ufeff]+/g, '').toLowerCase();
  return /^(?!https?:|mailto:|tel:|sms:)[a-z][a-z0-9+.-]*:/.test(plain);
}
