/** What stands in place of anything hidden. Fixed, so that not even the length of a value is told. */
export const MASK = '••••••••';

/** A form value as the agent may see it: whether it is empty, and nothing else. */
export function maskValue(value: string): string {
  return value === '' ? '' : MASK;
}

/** A stretch of a text in UTF-16 units, `end` not included. */
export interface Range {
  start: number;
  end: number;
}

/** Finds in a text what must not be seen. The ranges may overlap. */
export type Find = (text: string) => Range[];

/** Sorts ranges and joins those that overlap. */
function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

/** Puts one mask in place of each range; `ranges` may overlap. */
export function maskRanges(text: string, ranges: readonly Range[]): string {
  return maskPieces([text], ranges)[0] ?? '';
}

/**
 * The same for a text that is spread over several pieces, as the text nodes of one paragraph are: `ranges`
 * count in the joined text, and a range over several pieces leaves its mask in the first of them.
 */
export function maskPieces(pieces: readonly string[], ranges: readonly Range[]): string[] {
  const hidden = mergeRanges(ranges);
  let offset = 0;
  return pieces.map((piece) => {
    const from = offset;
    const to = from + piece.length;
    offset = to;
    let shown = '';
    let at = from;
    for (const { start, end } of hidden) {
      if (end <= from || start >= to) continue;
      if (start >= from) shown += piece.slice(at - from, start - from) + MASK;
      at = Math.min(end, to);
    }
    return shown + piece.slice(at - from);
  });
}
