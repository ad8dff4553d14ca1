/** What a password may not be. How it is put together is the person's own business. */
import { SHORTEST_PASSWORD } from '@medkig/api/new-password';

type PasswordFault = 'password-too-short' | 'password-common' | 'password-personal';

/** A shorter name stands in too many words. */
const SHORTEST_NAME = 4;

export function passwordFault(
  password: string,
  { name, email }: { name: string; email: string },
): PasswordFault | undefined {
  const letters = plainLetters(password);
  if ([...password.normalize('NFKC')].length < SHORTEST_PASSWORD) return 'password-too-short';
  if (isCommon(letters)) return 'password-common';
  const [local = ''] = email.split('@');
  const own = [...name.split(/\s+/), name, ...local.split(/[._-]+/), local, email].map(plainLetters);
  const found = own.some((word) => word.length >= SHORTEST_NAME && patternOf(word).test(letters));
  return found ? 'password-personal' : undefined;
}

/** Without case, blanks and signs that stand for nothing, which a guesser tries by themselves. */
function plainLetters(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase('da')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}@$!€|]/gu, '');
}

/** Few letters, a few again and again, or nothing but common words, rows of the keyboard and numbers. */
function isCommon(letters: string): boolean {
  if (new Set(letters).size < 5) return true;
  if (/^(.{1,8})\1+.{0,7}$/u.test(letters)) return true;
  return (
    commonWords
      .reduce((left, word) => left.replace(word, ''), letters)
      .replace(/[^\p{L}\p{Extended_Pictographic}]/gu, '').length < 3
  );
}

/** What is written in place of a letter. */
const alike: Readonly<Record<string, string>> = {
  a: '[a4@]',
  e: '[e3€]',
  i: '[i1!|]',
  l: '[l1|]',
  o: '[o0]',
  s: '[s5$]',
};

function patternOf(word: string): RegExp {
  const letter = (one: string) => alike[one] ?? `[${one}]`;
  return new RegExp([...word].map(letter).join(''), 'gu');
}

/** The longest first, so that a word goes before what is part of it. */
const commonWords: readonly RegExp[] = [
  ...['correcthorsebatterystaple', 'abcdefghijklmnopqrstuvwxyz', 'adgangskode', 'administrator'],
  ...['password', 'passphrase', 'kodeord', 'velkommen', 'welcome', 'hemmelig', 'kommune', 'hotline'],
  ...['medkig', 'danmark', 'denmark', 'københavn', 'koebenhavn', 'copenhagen', 'januar', 'februar', 'marts'],
  ...['april', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december', 'mandag', 'fredag'],
  ...['sommer', 'vinter', 'efterår', 'forår', 'summer', 'winter', 'sunshine', 'princess', 'fodbold'],
  ...['football', 'monkey', 'dragon', 'master', 'letmein', 'iloveyou', 'jegelskerdig', 'whatever'],
  ...['qwertyuiopå', 'qwertyuiop', 'qwerty', 'asdfghjklæø', 'asdfghjkl', 'asdfgh', 'zxcvbnm', 'qazwsxedc'],
  ...[
    'login',
    'bruger',
    'user',
    'admin',
    'test',
    'kode',
    'pass',
    'abcdef',
    'abc',
    'asdf',
    'min',
    'mit',
    'det',
  ],
]
  .toSorted((a, b) => b.length - a.length)
  .map(patternOf);
