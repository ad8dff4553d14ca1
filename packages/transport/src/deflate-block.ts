/** Writes one block of deflate with codes made for it (RFC 1951, 3.2.3 to 3.2.7). */
import type { BitWriter } from './bit-writer.ts';
import { codeLengths, prefixCode } from './huffman.ts';

/** A literal byte, or `distance << 9 | length` for a repetition: its length is 3 to 258, its distance 1 to 32768. */
export type Token = number;

const END_OF_BLOCK = 256;
const LITERALS = 286;
const DISTANCES = 30;

/** The shortest length, or distance, of each code, and how many bits follow it. */
interface Ranges {
  from: number[];
  extra: number[];
}

/** Lengths have four codes for each number of extra bits, distances two. */
function ranges(count: number, first: number, perWidth: number): Ranges {
  const from: number[] = [];
  const extra: number[] = [];
  for (let code = 0, next = first; code < count; code++) {
    const bits = Math.max(0, Math.floor(code / perWidth) - 1);
    from.push(next);
    extra.push(bits);
    next += 1 << bits;
  }
  return { from, extra };
}

const lengthRanges = ranges(28, 3, 4);
// The longest length has a code of its own, though the one before could say it.
lengthRanges.from.push(258);
lengthRanges.extra.push(0);
const distanceRanges = ranges(DISTANCES, 1, 2);

function codeOf({ from }: Ranges, value: number): number {
  let low = 0;
  let high = from.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** The code lengths of the code lengths come in this order, the rarest last. */
const META_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The codes that both sides know without a word (RFC 1951, 3.2.6): best for a short message. */
const FIXED_LITERALS = new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280);
const FIXED_DISTANCES = new Uint8Array(DISTANCES).fill(5);
const fixedLiteral = prefixCode(FIXED_LITERALS);
const fixedDistance = prefixCode(FIXED_DISTANCES);
/**
 * Fewer tokens hardly ever pay for the description of a code (one byte in seventy, for half the time that a small
 * message takes in a browser that has not warmed up).
 */
const FEW_TOKENS = 160;

export function writeBlock(out: BitWriter, tokens: readonly Token[]): void {
  const own = tokens.length > FEW_TOKENS ? ownCodes(tokens) : undefined;
  out.write(own ? 0b100 : 0b010, 3); // not the last block; its own codes or the fixed ones
  own?.write(out);
  const literal = own?.literal ?? fixedLiteral;
  const distance = own?.distance ?? fixedDistance;
  each(
    tokens,
    (symbol) => literal(out, symbol),
    (symbol) => distance(out, symbol),
    out.write,
  );
}

/** The codes that fit these tokens best; undefined where describing them takes more than they save. */
function ownCodes(tokens: readonly Token[]) {
  const literalWeights = new Uint32Array(LITERALS);
  const distanceWeights = new Uint32Array(DISTANCES);
  const count = (weights: Uint32Array) => (symbol: number) => {
    weights[symbol] = (weights[symbol] ?? 0) + 1;
  };
  each(tokens, count(literalWeights), count(distanceWeights), () => {});
  const literalLengths = codeLengths(literalWeights, 15);
  const distanceLengths = codeLengths(distanceWeights, 15);
  const codes = describe(literalLengths, distanceLengths);
  const gain =
    cost(literalWeights, FIXED_LITERALS) -
    cost(literalWeights, literalLengths) +
    cost(distanceWeights, FIXED_DISTANCES) -
    cost(distanceWeights, distanceLengths);
  if (gain <= codes.bits) return undefined;
  return {
    write: codes.write,
    literal: prefixCode(literalLengths),
    distance: prefixCode(distanceLengths),
  };
}

/** In bits. */
function cost(weights: Uint32Array, lengths: Uint8Array): number {
  return weights.reduce((sum, weight, symbol) => sum + weight * (lengths[symbol] ?? 0), 0);
}

/** Walks over the symbols of a block in their order. */
function each(
  tokens: readonly Token[],
  literal: (symbol: number) => void,
  distance: (symbol: number) => void,
  extra: (value: number, bits: number) => void,
): void {
  const range = (known: Ranges, value: number, code: number) =>
    extra(value - (known.from[code] ?? 0), known.extra[code] ?? 0);
  for (const token of tokens) {
    if (token < END_OF_BLOCK) {
      literal(token);
      continue;
    }
    const [length, far] = [token & 511, token >> 9];
    const lengthCode = codeOf(lengthRanges, length);
    literal(END_OF_BLOCK + 1 + lengthCode);
    range(lengthRanges, length, lengthCode);
    const distanceCode = codeOf(distanceRanges, far);
    distance(distanceCode);
    range(distanceRanges, far, distanceCode);
  }
  literal(END_OF_BLOCK);
}

/** Both codes as one list of lengths, its runs shortened, in a code that itself goes first. */
function describe(literals: Uint8Array, distances: Uint8Array) {
  const literalCount = Math.max(257, used(literals));
  const distanceCount = used(distances);
  const runs = shortened([...literals.slice(0, literalCount), ...distances.slice(0, distanceCount)]);
  const weights = new Uint32Array(META_ORDER.length);
  for (const { symbol } of runs) weights[symbol] = (weights[symbol] ?? 0) + 1;
  const lengths = codeLengths(weights, 7);
  const ordered = META_ORDER.map((symbol) => lengths[symbol] ?? 0);
  const orderedCount = Math.max(4, used(ordered));
  return {
    bits: runs.reduce((sum, run) => sum + run.bits, 14 + 3 * orderedCount + cost(weights, lengths)),
    write: (out: BitWriter) => {
      out.write(literalCount - 257, 5);
      out.write(distanceCount - 1, 5);
      out.write(orderedCount - 4, 4);
      for (const length of ordered.slice(0, orderedCount)) out.write(length, 3);
      const code = prefixCode(lengths);
      for (const { symbol, extra, bits } of runs) {
        code(out, symbol);
        out.write(extra, bits);
      }
    },
  };
}

function used(lengths: Uint8Array | number[]): number {
  return lengths.findLastIndex((length) => length > 0) + 1;
}

interface Run {
  symbol: number;
  extra: number;
  bits: number;
}

/** 16 repeats the length before 3 to 6 times, 17 is 3 to 10 zeros, 18 is 11 to 138. */
function shortened(lengths: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < lengths.length; ) {
    const length = lengths[at] ?? 0;
    let count = 1;
    while (lengths[at + count] === length && count < 138) count++;
    if (length === 0 && count > 10) runs.push({ symbol: 18, extra: count - 11, bits: 7 });
    else if (length === 0 && count > 2) runs.push({ symbol: 17, extra: count - 3, bits: 3 });
    else {
      const repeated = length > 0 && count > 3 ? Math.min(6, count - 1) : 0;
      runs.push({ symbol: length, extra: 0, bits: 0 });
      if (repeated) runs.push({ symbol: 16, extra: repeated - 3, bits: 2 });
      count = repeated + 1;
    }
    at += count;
  }
  return runs;
}
