/** What is planted: numbers and words in every written form, each used once. */
import fc from 'fast-check';

/** `machine`: a CPR number in one piece. `word`: typed into a field. `untyped`: a word that nobody has typed. */
export type SecretKind = 'cpr' | 'machine' | 'card' | 'iban' | 'account' | 'word' | 'untyped';

export interface Secret {
  kind: SecretKind;
  /** How it is written, for the report of a leak. */
  form: string;
  /** What stands on the page. */
  written: string;
  /** What must not be found: digits and small letters, nothing between them. */
  canary: string;
}

/** From one string of digits or letters to a written form of it. */
type Write = (plain: string) => string;

const SIGNS: Record<string, string> = {
  nothing: '',
  'a hyphen': '-',
  'a blank': ' ',
  'a no-break space': '\u00a0',
  'a narrow no-break space': '\u202f',
  'a thin space': '\u2009',
  'a figure space': '\u2007',
  'an en dash': '–',
  'an em dash': '—',
  'a minus': '−',
  'a full stop': '.',
  'a slash': '/',
  'a soft hyphen': '\u00ad',
  'a zero-width space': '\u200b',
  'a word joiner': '\u2060',
  'a hyphen in blanks': ' - ',
};

const INVISIBLE = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e'];

const grouped = (lengths: readonly number[], sign: string) => (plain: string) => {
  const ends = lengths.map((_, at) => lengths.slice(0, at + 1).reduce((sum, length) => sum + length));
  return [0, ...ends]
    .map((from, at) => plain.slice(from, ends[at]))
    .filter(Boolean)
    .join(sign);
};

/** Every way of writing a CPR number that `security.md` lists; `bare` ones also stand in machines' text. */
const cprForms: [name: string, write: Write][] = [
  ...Object.entries(SIGNS).flatMap(([name, sign]): [string, Write][] => [
    [`six and four with ${name}`, grouped([6], sign)],
  ]),
  ...['a blank', 'a no-break space', 'a full stop', 'a slash', 'a hyphen', 'a zero-width space'].flatMap(
    (name): [string, Write][] => [
      [`in pairs with ${name}`, grouped([2, 2, 2, 2], SIGNS[name] ?? '')],
      [`two, two, two and four with ${name}`, grouped([2, 2, 2], SIGNS[name] ?? '')],
      [`digit by digit with ${name}`, grouped(Array(9).fill(1), SIGNS[name] ?? '')],
    ],
  ),
  ...INVISIBLE.map((sign): [string, Write] => [
    `with U+${sign.charCodeAt(0).toString(16)} between all digits`,
    grouped(Array(9).fill(1), sign),
  ]),
  ['in full-width digits', (plain) => fullWidth(plain)],
  ['in full-width digits with a hyphen', (plain) => fullWidth(grouped([6], '-')(plain))],
  ['in bold mathematical digits', (plain) => shifted(plain, 0x1d7ce)],
];

const machineForms = cprForms.filter(([name]) =>
  /^(six and four with (nothing|a hyphen|a soft hyphen|a full stop)|in full-width digits)$/.test(name),
);

const cardForms: [string, Write][] = [
  ['in fours with blanks', grouped([4, 4, 4], ' ')],
  ['in fours with hyphens', grouped([4, 4, 4], '-')],
  ['in one go', (plain) => plain],
  ['in fours with no-break spaces', grouped([4, 4, 4], '\u00a0')],
  ['in full-width digits', fullWidth],
];

const ibanForms: [string, Write][] = [
  ['in fours with blanks', (plain) => grouped([4, 4, 4, 4], ' ')(plain.toUpperCase())],
  ['in one go', (plain) => plain.toUpperCase()],
  ['in small letters', (plain) => plain],
  ['in fours with no-break spaces', (plain) => grouped([4, 4, 4, 4], '\u00a0')(plain.toUpperCase())],
];

const accountForms: [string, Write][] = [
  ['after «Kontonr.»', (plain) => `Kontonr. ${grouped([4], ' ')(plain)}`],
  ['after «Reg. og konto:»', (plain) => `Reg. og konto: ${grouped([4], '-')(plain)}`],
  ['before «kontonummer»', (plain) => `${grouped([4], ' ')(plain)} er dit kontonummer`],
];

const wordForms: [string, Write][] = [
  ['as typed', (plain) => plain[0]?.toUpperCase() + plain.slice(1)],
  ['in capitals', (plain) => plain.toUpperCase()],
];

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const digits = (length: number) =>
  fc.array(digit, { minLength: length, maxLength: length }).map((all) => all.join(''));
const two = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n).padStart(2, '0'));

/** The day, or the day with 60 added as some replacement numbers have it. */
const cprDigits = fc
  .tuple(fc.oneof(two(1, 28), two(61, 88)), two(1, 12), two(0, 99), digits(4))
  .map((all) => all.join(''));
/** Replacement numbers with two letters: nobody writes those in pairs. */
const cprLetters = fc
  .tuple(
    two(1, 28),
    two(1, 12),
    two(0, 99),
    fc.constantFrom('0', '1', '7'),
    fc.constantFrom('pj', 'os', 'kx'),
    digits(1),
  )
  .map((all) => all.join(''));
const letterForms = cprForms.filter(([name]) => /^(six and four|with U)/.test(name));

const card = fc
  .tuple(fc.constantFrom('4571', '5019', '5413', '3528'), digits(11))
  .map(([issuer, rest]) => withLuhn(issuer + rest));

const iban = digits(14).map((account) => `dk${checkDigits('dk', account)}${account}`);
const account = fc.tuple(fc.integer({ min: 1000, max: 9999 }), digits(10)).map((parts) => parts.join(''));

const SYLLABLES = 'bra dun fli gro hesk jur kva lom mist nor plu ryk sti trav ulm vend ybs æng ørt åsk'.split(
  ' ',
);
const word = fc
  .array(fc.constantFrom(...SYLLABLES), { minLength: 5, maxLength: 7 })
  .map((syllables) => syllables.join(''));

/** A secret is not made smaller when a failure is: «000000» is found everywhere. */
const planted = (
  kind: SecretKind,
  plain: fc.Arbitrary<string>,
  forms: readonly [string, Write][],
): fc.Arbitrary<Secret> =>
  fc
    .tuple(fc.noShrink(plain), fc.constantFrom(...forms))
    .map(([canary, [form, write]]) => ({ kind, form, written: write(canary), canary }));

/** One arbitrary for each kind of secret. */
export const secrets: Record<SecretKind, fc.Arbitrary<Secret>> = {
  cpr: fc.oneof(
    { weight: 7, arbitrary: planted('cpr', cprDigits, cprForms) },
    { weight: 1, arbitrary: planted('cpr', cprLetters, letterForms) },
  ),
  machine: planted('machine', cprDigits, machineForms),
  card: planted('card', card, cardForms),
  iban: planted('iban', iban, ibanForms),
  account: planted('account', account, accountForms),
  word: planted('word', word, wordForms),
  untyped: planted('untyped', word, wordForms),
};

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

function shifted(text: string, zero: number): string {
  return text.replace(/\d/g, (sign) => String.fromCodePoint(zero + Number(sign)));
}

/** A payment card's last digit: https://en.wikipedia.org/wiki/Luhn_algorithm */
function withLuhn(body: string): string {
  const sum = [...body].reverse().reduce((total, sign, at) => {
    const value = Number(sign) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

/** ISO 7064 mod 97-10, as ISO 13616 has it for IBAN. */
function checkDigits(country: string, account: string): string {
  const letters = [...country].map((letter) => String(Number.parseInt(letter, 36))).join('');
  return String(98n - (BigInt(`${account}${letters}00`) % 97n)).padStart(2, '0');
}
