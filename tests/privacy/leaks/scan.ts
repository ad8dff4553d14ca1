/** A reader without goodwill: undoes every writing that a person or a program would undo, then looks. */

/** Every form in which `text` may be read: as it is, and with addresses, entities and escapes undone. */
function readings(text: string): string[] {
  const found = new Set<string>();
  const queue = [text];
  for (let next = queue.pop(); next !== undefined && found.size < 50; next = queue.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    queue.push(withoutPercent(next), withoutEntities(next), withoutCssEscapes(next), ...inBase64(next));
  }
  return [...found].map(plain);
}

/** Digits and small letters alone, whatever stood between them. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The whole, and of a CPR number the end that the date in front of it does not tell. */
function tracesOf(canary: string): string[] {
  return canary.length === 10 ? [canary, canary.slice(-6)] : [canary];
}

/** Every string in what is sent, keys too, and the texts of each tree in a row. */
export function stringsOf(sent: unknown): string[] {
  const strings: string[] = [];
  JSON.stringify(sent, (_, value: unknown) => {
    if (typeof value === 'string') strings.push(value);
    if (value && typeof value === 'object' && !Array.isArray(value)) strings.push(...Object.keys(value));
    if (isRoot(value)) strings.push(textOf(value.node));
    return value;
  });
  return strings;
}

/** Of a full snapshot, and of each tree that a mutation adds. */
function isRoot(value: unknown): value is { node: object } {
  return typeof value === 'object' && value !== null && 'node' in value && typeof value.node === 'object';
}

function textOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  if ('textContent' in node && typeof node.textContent === 'string') return node.textContent;
  return 'childNodes' in node && Array.isArray(node.childNodes) ? node.childNodes.map(textOf).join('') : '';
}

/** Those of the canaries that can be read in any of the strings. */
export function readable(strings: Iterable<string>, canaries: readonly string[]): Set<string> {
  const traces = canaries.flatMap((canary) => tracesOf(canary).map((trace) => ({ canary, trace })));
  const found = new Set<string>();
  for (const text of new Set(strings)) {
    // Nothing shorter than the shortest trace can hold one.
    if (text.length < 6) continue;
    for (const reading of readings(text))
      for (const { canary, trace } of traces) if (reading.includes(trace)) found.add(canary);
  }
  return found;
}

function withoutPercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes.replace(/%(..)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    }
  });
}

function withoutEntities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, code: string) => codePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});?/g, (_, code: string) => codePoint(Number(code)));
}

function withoutCssEscapes(text: string): string {
  return text.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) => codePoint(Number.parseInt(code, 16)));
}

function inBase64(text: string): string[] {
  return [...text.matchAll(/base64,([\w+/=-]+)/gi)].map(([, body]) =>
    Buffer.from(body ?? '', 'base64').toString(),
  );
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
