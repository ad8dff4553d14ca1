/**
 * `JSON.stringify` for plain data, also on a page that writes JSON in its own way: `toJSON` on the prototypes of arrays
 * or objects (Prototype.js and its heirs) would turn a message into something that nobody else can read. The build
 * puts it in the place of `JSON.stringify` in all that is ours.
 */
export function stringifyPlain(value: unknown): string | undefined {
  return 'toJSON' in Array.prototype ? write(value) : JSON.stringify(value);
}

/** For a text or a number nobody asks for `toJSON`. */
function write(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => write(item) ?? 'null').join(',')}]`;
  const parts: string[] = [];
  for (const [key, item] of Object.entries(value)) {
    const written = write(item);
    if (written !== undefined) parts.push(`${JSON.stringify(key)}:${written}`);
  }
  return `{${parts.join(',')}}`;
}
