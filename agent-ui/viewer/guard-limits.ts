/** How much one event may hold. Real pages stay far below; what is above is refused as a whole. */
export const LIMITS = {
  /** Nesting of elements. */
  depth: 200,
  nodes: 100_000,
  /** All strings together, in UTF-16 units. */
  text: 5_000_000,
  /** Added, removed and changed nodes of one mutation together. */
  changes: 5_000,
  /** All that came since the last full snapshot, counted as `text` is, with names of properties: a node has some 35. */
  history: 20_000_000,
} as const;

/** An element is at most two levels of JSON: itself and its list of children; some more for the event around it. */
const JSON_DEPTH = 2 * LIMITS.depth + 12;
const VALUES = 20 * LIMITS.nodes;

/**
 * Walks parsed JSON without recursion. Its weight in UTF-16 units of strings and names, or `too-big` for what is
 * too large or too deep to look at further.
 */
export function weigh(input: unknown): number | 'too-big' {
  let text = 0;
  let values = 0;
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > JSON_DEPTH) return 'too-big';
    const next: unknown[] = [];
    for (const value of level) {
      values++;
      if (typeof value === 'string') text += value.length;
      else if (Array.isArray(value)) for (const inner of value) next.push(inner);
      else if (isRecord(value))
        for (const key of Object.keys(value)) {
          text += key.length;
          next.push(value[key]);
        }
      if (text > LIMITS.text || values + next.length > VALUES) return 'too-big';
    }
    level = next;
  }
  return text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
