/**
 * The last gate: what the scrubber has let through is read once more, in another and simpler way, as it will be
 * sealed. It knows plain numbers and whole values only, so it never stops what the scrubber has rightly let
 * pass; a hit means that the scrubber has failed.
 */

/** Shorter values are found by chance. Letters and digits. */
const SHORTEST = 4;
/** Signs between two words of one phrase. */
const WIDEST_GAP = 4;

/** In what is written with these alone, both forms are one. */
const FULL = /^[\0-\x7f\u00c0-\u00ff\u2022\u2013]*$/;
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
const CPR = /(?<![\d.])(?:[06][1-9]|[1278]\d|[39][01])(?:0[1-9]|1[0-2])\d\d[ -]?\d{4}(?![\dA-Za-z])/;
const CARD = /(?<![\d.])(?:4\d|5[1-5])\d\d([ -]?)\d{4}\1\d{4}\1\d{4}(?!\d)/g;
const IBAN = /(?<![A-Za-z\d])DK\d\d(?: ?\d{4}){3} ?\d\d(?!\d)/;

/**
 * Whether a message may be sealed. Throws on what cannot be sealed at all.
 *
 * @param values raw values of masked fields and passwords
 * @param shown values that the citizen has chosen to show
 */
export function mayLeave(
  message: unknown,
  values: Iterable<string>,
  shown: ReadonlySet<string> = new Set(),
): boolean {
  const lines = linesOf(message)
    .filter((line) => !shown.has(line))
    .join('\0');
  const plain = fullForm(lines);
  const isNumbered =
    CPR.test(fullForm(JSON.stringify(message))) ||
    CPR.test(plain) ||
    IBAN.test(plain) ||
    [...plain.matchAll(CARD)].some(([card]) => isCard(card));
  return !isNumbered && !holdsValue(lines, values);
}

function fullForm(text: string): string {
  return FULL.test(text) ? text : text.replace(INVISIBLE, '').normalize('NFKC');
}

function isCard(card: string): boolean {
  const digits = [...card].filter((sign) => sign >= '0').map(Number);
  // Of sixteen digits the first and each second after it count twice; 2 × 7 counts as 1 + 4.
  const sum = digits.reduce(
    (total, digit, at) => total + (at % 2 ? digit : ((digit * 2) % 10) + Number(digit > 4)),
    0,
  );
  return sum % 10 === 0;
}

function holdsValue(lines: string, values: Iterable<string>): boolean {
  // A move of the mouse, a style, dots: no word is among them.
  if (!/[\p{L}\p{N}]/u.test(lines)) return false;
  const words = fold(lines);
  return [...values].some((value) =>
    value.split(/[\r\n]/).some((line) => {
      const phrase = fold(line).replace(/^[ |]+|[ |]+$/g, '');
      return phrase.length >= SHORTEST && !phrase.includes('|') && words.includes(` ${phrase} `);
    }),
  );
}

/** Words parted by one blank, or by a bar where they are far apart. */
function fold(text: string): string {
  const parted = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, (gap) => (gap.length > WIDEST_GAP || gap.includes('\0') ? ' | ' : ' '));
  return ` ${parted} `;
}

/** Elements that stand within a line. Anything else begins one. */
const WITHIN =
  /^(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/i;
/** What holds words to a reader. The page's own marks (`data-medkig-…`) name no one. */
const WORDY =
  /^(?:title|alt|placeholder|label|summary|download|value|text|aria-label|aria-description|data-(?!medkig-).*)$/;
/** Code, and what only machines read. */
const UNREAD = /^(?:style|script|meta)$/i;

/** The texts of a message line by line, and each wordy attribute as a line. */
function linesOf(message: unknown): string[] {
  const words: string[] = [];
  // The attributes of what stands within a line must not part the words on both sides of it.
  const aside: string[] = [];
  const walk = (value: unknown, key: string, into: string[]) => {
    if (typeof value === 'string') {
      // A style sheet that has changed comes as a text like any other.
      if (WORDY.test(key) && !(key === 'value' && value.includes('{'))) into.push(value, '\0');
    } else if (Array.isArray(value)) for (const item of value) walk(item, key, into);
    else if (typeof value === 'object' && value !== null) walkFields(value, into);
  };
  const walkFields = (node: object, into: string[]) => {
    if ('textContent' in node) {
      into.push(String(node.textContent));
      return;
    }
    const tag = String('tagName' in node && node.tagName);
    if (UNREAD.test(tag)) return;
    const isWithin = WITHIN.test(tag);
    if (!isWithin) into.push('\0');
    for (const [key, value] of Object.entries(node))
      walk(value, key, isWithin && key === 'attributes' ? aside : into);
    if (!isWithin) into.push('\0');
  };
  walk(message, 'text', words);
  return [...words, ...aside].join('').split('\0');
}
