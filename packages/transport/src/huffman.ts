/** Prefix codes as deflate wants them (RFC 1951, 3.2.2): a length for each symbol says it all. */
import type { BitWriter } from './bit-writer.ts';

interface Tree {
  weight: number;
  depth: number;
  symbol: number;
  children?: [Tree, Tree];
}

/**
 * The bits of each symbol's code, 0 for a symbol that is not used.
 *
 * @param weights how often each symbol comes
 * @param limit the longest code there may be, in bits
 */
export function codeLengths(weights: ArrayLike<number>, limit: number): Uint8Array {
  const lengths = new Uint8Array(weights.length);
  const leaves: Tree[] = [];
  for (let symbol = 0; symbol < weights.length; symbol++) {
    const weight = weights[symbol] ?? 0;
    if (weight > 0) leaves.push({ weight, depth: 0, symbol });
  }
  // A code of a single symbol is not complete, and some decoders refuse it.
  for (let symbol = 0; leaves.length < 2; symbol++) {
    if (!weights[symbol]) leaves.push({ weight: 1, depth: 0, symbol });
  }
  const [first, ...others] = leaves.sort((a, b) => a.weight - b.weight);
  if (!first) return lengths;
  let root = joined(first, others);
  // Evening out the weights makes the tree flatter; the code stays close to the best one.
  while (root.depth > limit) {
    for (const leaf of leaves) leaf.weight = (leaf.weight >> 1) + 1;
    root = joined(first, others);
  }
  measure(root, 0, lengths);
  return lengths;
}

/** Huffman's way with two queues: leaves by weight, and pairs, which are made in the order of their weight. */
function joined(first: Tree, others: readonly Tree[]): Tree {
  const pairs: Tree[] = [];
  let leaf = 0;
  let pair = 0;
  const lightest = () => {
    const [a, b] = [others[leaf], pairs[pair]];
    if (a && (!b || a.weight <= b.weight)) {
      leaf++;
      return a;
    }
    pair++;
    return b;
  };
  let root = first;
  for (let right = lightest(); right; right = lightest()) {
    const [weight, depth] = [root.weight + right.weight, Math.max(root.depth, right.depth) + 1];
    pairs.push({ weight, depth, symbol: -1, children: [root, right] });
    root = lightest() ?? root;
  }
  return root;
}

function measure({ symbol, children }: Tree, depth: number, lengths: Uint8Array): void {
  if (children) for (const child of children) measure(child, depth + 1, lengths);
  else lengths[symbol] = depth;
}

/** Writes symbols in the code that these lengths stand for. */
export function prefixCode(lengths: Uint8Array) {
  const counts = new Uint16Array(16);
  for (const length of lengths) if (length > 0) counts[length] = (counts[length] ?? 0) + 1;
  const next = new Uint16Array(16);
  for (let length = 1; length < 15; length++)
    next[length + 1] = ((next[length] ?? 0) + (counts[length] ?? 0)) << 1;
  const codes = Uint16Array.from(lengths, (length) => {
    const code = next[length] ?? 0;
    next[length] = code + 1;
    return reversed(code, length);
  });
  return (out: BitWriter, symbol: number) => out.write(codes[symbol] ?? 0, lengths[symbol] ?? 0);
}

/** A code goes out with its highest bit first, all else in deflate with the lowest. */
function reversed(code: number, length: number): number {
  let bits = 0;
  for (let i = 0; i < length; i++) bits = (bits << 1) | ((code >> i) & 1);
  return bits;
}
