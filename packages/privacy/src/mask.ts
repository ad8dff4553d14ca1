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

/** Puts one mask in place of each range; `ranges` may overlap. */
export function maskRanges(text: string, ranges: readonly Range[]): string {
  return maskPieces([text], ranges).join('');
}

/**
 * The same for a text that is spread over several pieces, as the text nodes of one paragraph are: `ranges`
 * count in the joined text, and a range over several pieces leaves its mask in the first of them.
 */
export function maskPieces(pieces: readonly string[], ranges: readonly Range[]): string[] {
  const hidden = [...ranges].sort((a, b) => a.start - b.start);
  let to = 0;
  return pieces.map((piece) => {
    const from = to;
    to += piece.length;
    let shown = '';
    // How far the piece is told or hidden already.
    let at = from;
    for (const { start, end } of hidden) {
      if (start >= to) break;
      if (start >= at) shown += piece.slice(at - from, start - from) + MASK;
      at = Math.max(at, end);
    }
    return shown + piece.slice(at - from);
  });
}
