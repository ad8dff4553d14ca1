/** «Bestil pas» becomes `bestil-pas`, or `bestil-pas-2` when that is taken. It names the card in addresses and never changes. */
export function slugFor(title: string, taken: ReadonlySet<string>): string {
  const letters: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa' };
  const plain = title
    .toLocaleLowerCase('da')
    .replace(/[æøå]/g, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  const slug = trimmed(plain.slice(0, LONGEST)) || 'guide';
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Leaves room for a number within the schema's sixty letters. */
const LONGEST = 50;

const trimmed = (text: string) => text.replace(/^-+|-+$/g, '');
