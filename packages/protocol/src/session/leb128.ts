/** Numbers of 0 to 2^32 - 1 in as few bytes as they need, 7 bits to the byte, the lowest first (LEB128). */

export function leb128(...numbers: readonly number[]): number[] {
  return numbers.flatMap((number) => {
    const bytes: number[] = [];
    let rest = number;
    for (; rest >= 0x80; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
    return [...bytes, rest];
  });
}

export interface Leb128Reader {
  /** The next number; 0 once something did not fit. */
  next(limit?: number): number;
  /** Where the next number would begin; undefined when one was cut short, too large or longer than it had to be. */
  at(): number | undefined;
}

export function readLeb128(bytes: Uint8Array, from: number): Leb128Reader {
  let at: number | undefined = from;
  return {
    next: (limit = 0xffffffff) => {
      let value = 0;
      for (let factor = 1; at !== undefined && factor < 2 ** 35; factor *= 128) {
        const byte: number | undefined = bytes[at++];
        if (byte === undefined) break;
        value += (byte & 0x7f) * factor;
        if (byte >= 0x80) continue;
        if (value <= limit && (byte > 0 || factor === 1)) return value;
        break;
      }
      at = undefined;
      return 0;
    },
    at: () => at,
  };
}
