/** Pieces of markup and of style sheets with a value in them. */

export function inText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

export function quote(text: string): string {
  return inText(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/** What stands inside a host, drawn where its shadow root has the slot. */
export function slotted(root: string, inside: string): string {
  return `<div><template shadowrootmode="open">${root}</template>${inside}</div>`;
}

export function shadow(inside: string): string {
  return `<div><template shadowrootmode="open">${inside}</template></div>`;
}

export function span(part: string): string {
  return `<span>${inText(part)}</span>`;
}

/** Always so many pieces, whatever the length, so that two values give the same tree. */
export function parts(text: string, count: number): string[] {
  const signs = [...text];
  return Array.from({ length: count }, (_, at) =>
    signs
      .slice(Math.round((at * signs.length) / count), Math.round(((at + 1) * signs.length) / count))
      .join(''),
  );
}

export function inner(text: string, wrap: (part: string) => string): string {
  const [first = '', middle = '', last = ''] = parts(text, 3).map(inText);
  return first + wrap(middle) + last;
}

export function nested([first = '', ...rest]: string[]): string {
  return rest.length === 0 ? span(first) : `<span>${inText(first)}${nested(rest)}</span>`;
}

export function cssString(text: string): string {
  return text.replaceAll('\\', '').replaceAll('"', '').replaceAll("'", '').replace(/\n/g, ' ');
}

export function cssEscape(sign: string): string {
  return `\\${sign.codePointAt(0)?.toString(16).padStart(6, '0')}`;
}

export function attributeName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9.-]/g, '-');
}
