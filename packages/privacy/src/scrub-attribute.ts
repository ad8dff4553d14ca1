import { maskCprNumbers } from './cpr.ts';
import { findNumbers } from './detect.ts';
import { type Find, maskRanges, maskValue } from './mask.ts';
import { type PageNode, textMode } from './page-model.ts';
import { defaultPolicy } from './policy.ts';
import type { AttributeValue } from './replay-event.ts';
import { scrubCss } from './scrub-css.ts';
import { ScrubFault } from './scrub-fault.ts';
import { maskUrl, scrubSourceSet, scrubUrl } from './scrub-url.ts';

/** What an attribute may hold decides how it is read. A name in no list goes only without a value. */
type Treatment = 'name' | 'words' | 'url' | 'source-set' | 'style' | 'number' | 'value' | 'drop';

const treatments = new Map<string, Treatment>();
const treat = (treatment: Treatment, names: string) => {
  for (const name of names.split(' ')) treatments.set(name, treatment);
};

treat(
  'name',
  'class id name for form list type role lang dir hidden disabled readonly required multiple checked open tabindex ' +
    'accesskey autocomplete autocapitalize autocorrect spellcheck inputmode enterkeyhint pattern min max minlength ' +
    'maxlength step size rows cols wrap accept accept-charset method enctype target rel media sizes as crossorigin ' +
    'loading decoding fetchpriority referrerpolicy colspan rowspan headers scope abbr start reversed span width ' +
    'height align valign border cellpadding cellspacing bgcolor color face shape coords usemap ismap charset datetime ' +
    'novalidate formnovalidate formmethod formtarget formenctype contenteditable draggable translate inert popover ' +
    'popovertarget popovertargetaction slot part exportparts is shadowrootmode itemscope itemprop itemtype nowrap ' +
    'low high optimum xmlns xmlns:xlink xml:lang xml:space version focusable imagesizes rr_open_mode rr_width rr_height',
);
treat('words', 'title alt placeholder label summary content download');
treat(
  'url',
  'href src action formaction poster data xlink:href cite ping background longdesc manifest codebase rr_src',
);
treat('source-set', 'srcset imagesrcset');
// A drawing is rows of small numbers, as a style sheet is.
treat(
  'style',
  'style _cssText fill stroke filter mask clip-path cursor marker marker-start marker-mid marker-end ' +
    'd points transform viewBox x y x1 x2 y1 y2 dx dy cx cy r rx ry fx fy pathLength offset rotate preserveAspectRatio ' +
    'gradientTransform gradientUnits patternTransform patternUnits patternContentUnits spreadMethod stop-color ' +
    'stop-opacity opacity fill-opacity fill-rule clip-rule clipPathUnits maskUnits maskContentUnits filterUnits ' +
    'primitiveUnits stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset stroke-miterlimit ' +
    'stroke-opacity vector-effect font-size font-family font-weight font-style text-anchor dominant-baseline ' +
    'letter-spacing textLength lengthAdjust markerWidth markerHeight markerUnits refX refY orient in in2 result ' +
    'stdDeviation values mode operator flood-color flood-opacity display visibility overflow color-interpolation-filters',
);
treat('number', 'rr_scrollLeft rr_scrollTop');
// The value of a slider or a number field made of other elements.
treat('value', 'value aria-valuenow aria-valuetext');
// `selected`: which option is chosen is a form value. `checked` above stays: the agent must see which of the
// visible choices is ticked to say what comes next, and the citizen is told so.
treat('drop', 'selected srcdoc integrity nonce http-equiv data-rr-is-password');

const SECRET_NAME = /csrf|xsrf|token|nonce|secret|session|passw|api-?key/i;

/** The value as it may leave, or undefined where the attribute must not. */
export function scrubAttribute(
  node: PageNode,
  name: string,
  value: unknown,
  find: Find,
): AttributeValue | undefined {
  if (value === null || value === undefined) return undefined;
  const treatment = name === 'aria-selected' && node.tag === 'option' ? 'drop' : treatmentOf(name);
  if (typeof value === 'number' || typeof value === 'boolean') {
    return treatment === 'number' || value === true ? keepPlain(treatment, value) : undefined;
  }
  if (typeof value !== 'string') throw new ScrubFault('malformed');
  switch (treatment) {
    case 'drop':
    case 'number':
      return undefined;
    case undefined:
      return value === '' ? '' : undefined;
    case 'name':
      return maskNumbers(value);
    case 'style':
      // In a hidden part all that it generates is words.
      return scrubCss(value, textMode(node) === 'page' ? find : all);
    case 'url':
      return scrubAddress(node, name, value, find);
    case 'source-set':
      return scrubSourceSet(value);
    case 'words':
      return scrubWords(node, name, value, find);
    case 'value':
      return name === 'value' ? scrubValue(node, value, find) : maskValue(value);
    default: {
      const never: never = treatment;
      return never;
    }
  }
}

function treatmentOf(name: string): Treatment | undefined {
  const known = treatments.get(name);
  if (known) return known;
  if (name.startsWith('on') || SECRET_NAME.test(name)) return 'drop';
  return name.startsWith('data-') || name.startsWith('aria-') ? 'words' : undefined;
}

function keepPlain(treatment: Treatment | undefined, value: number | boolean): AttributeValue | undefined {
  return treatment === 'number' || treatment === 'name' ? value : undefined;
}

/** What the page loads stays whole in its path, or the page falls apart; where a link leads is words. */
function scrubAddress(node: PageNode, name: string, value: string, find: Find): string | undefined {
  const cut = scrubUrl(value);
  const isLink = name.endsWith('href')
    ? node.tag === 'a' || node.tag === 'area'
    : /action|cite|ping|longdesc/.test(name);
  if (!isLink || cut === undefined) return cut;
  if (textMode(node) !== 'page') return maskValue(cut);
  return maskUrl(cut, find);
}

function scrubWords(node: PageNode, name: string, value: string, find: Find): string | undefined {
  if (node.tag === 'meta') return name === 'content' ? scrubMeta(value) : undefined;
  const isHidden = textMode(node) !== 'page';
  // Names of other elements and states: they hold no words, and the page falls apart without them.
  if (/^aria-(?!label$|description|roledescription|placeholder)/.test(name)) return maskNumbers(value);
  if (name.startsWith('data-medkig-')) return maskNumbers(value);
  return isHidden ? maskValue(value) : maskRanges(value, find(value));
}

/** Only how wide the page is laid out; a description, an address or a token tells the agent nothing. */
function scrubMeta(content: string): string | undefined {
  return /^[\s\w.,;=-]*$/.test(content) && /width|scale/.test(content) ? maskCprNumbers(content) : undefined;
}

/** Whether there is something in it that is hidden everywhere, whatever the municipality has chosen. */
export function holdsNumber(words: string): boolean {
  return findNumbers(words, defaultPolicy).length > 0;
}

const all: Find = (text) => [{ start: 0, end: text.length }];

function maskNumbers(value: string): string {
  return maskRanges(value, findNumbers(value, defaultPolicy));
}

/** What an `<option>` sends: never a mask, or the first option would look chosen in a masked `<select>`. */
const OPTION_VALUE = '•';

function scrubValue(node: PageNode, value: string, find: Find): string | undefined {
  switch (node.tag) {
    case 'option':
      return value === '' ? '' : OPTION_VALUE;
    case 'li':
    case 'progress':
    case 'meter':
      return maskRanges(value, find(value));
    case 'input':
    case 'textarea':
      return scrubInputValue(node, value, find);
    default:
      return maskValue(value);
  }
}

/**
 * The value of an `<input>`: its own label for a button, nothing for a password, else a form value, hidden
 * whatever it is until the citizen shows it.
 */
export function scrubInputValue(node: PageNode, value: string, find: Find): string | undefined {
  if (node.secret) return undefined;
  if (node.revealed && !holdsNumber(value)) return value;
  if (!node.label || textMode(node) !== 'page') return maskValue(value);
  return maskRanges(value, find(value));
}
