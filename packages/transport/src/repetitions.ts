/** Where in the last 32 KiB of a stream the bytes that come now have stood before: chains of equal hashes. */
import { type Bytes, concat } from '@medkig/pairing/bytes';

/** How far back a repetition may reach, in bytes: what deflate allows. */
const WINDOW = 32 * 1024;
const SHORTEST = 3;
const LONGEST = 258;
/** Earlier places that are looked at for a longer repetition. */
const TRIES = 96;
/** A repetition of the shortest kind from farther away costs more bits than its letters (bytes). */
const TOO_FAR = 4096;

interface Repetition {
  /** 0 for none. */
  length: number;
  distance: number;
}

const none: Repetition = { length: 0, distance: 0 };

export interface Repetitions {
  /** Takes the next bytes of the stream; what lies outside the window is forgotten. */
  extend(message: Bytes): void;
  /** Makes the place known to later ones. Each place once, in order. */
  remember(at: number): void;
  /** The longest repetition of what stands at a place, which is remembered first: none that is not longer than `least`. */
  find(at: number, least?: number): Repetition;
}

/** A place is an index into the newest message. */
export function createRepetitions(): Repetitions {
  /** The newest place of each hash, and for each place the one before it with the same hash; from the stream's begin. */
  const newest = new Int32Array(1 << 15).fill(-1);
  const before = new Int32Array(WINDOW);
  let window: Bytes = new Uint8Array();
  /** Where in the window the newest message begins, and where in the stream the window does. */
  let message = 0;
  let start = 0;

  function remember(at: number): void {
    const index = message + at;
    if (index + SHORTEST > window.length) return;
    const hash =
      (((window[index] ?? 0) << 10) ^ ((window[index + 1] ?? 0) << 5) ^ (window[index + 2] ?? 0)) & 0x7fff;
    const place = start + index;
    before[place % WINDOW] = newest[hash] ?? -1;
    newest[hash] = place;
  }

  return {
    extend: (bytes) => {
      const known = window.subarray(-WINDOW);
      start += window.length - known.length;
      message = known.length;
      window = concat(known, bytes);
    },
    remember,
    find: (at, least = 0) => {
      const index = message + at;
      const longest = Math.min(LONGEST, window.length - index);
      if (longest < SHORTEST) return none;
      remember(at);
      const place = start + index;
      const oldest = Math.max(start, place - WINDOW + 1);
      let length = Math.max(SHORTEST - 1, least);
      let distance = 0;
      let candidate = before[place % WINDOW] ?? -1;
      for (let tries = TRIES; tries > 0 && candidate >= oldest && length < longest; tries--) {
        const from = candidate - start;
        if (window[from + length] === window[index + length]) {
          let equal = 0;
          while (equal < longest && window[from + equal] === window[index + equal]) equal++;
          if (equal > length && (equal > SHORTEST || place - candidate < TOO_FAR)) {
            length = equal;
            distance = place - candidate;
          }
        }
        candidate = before[candidate % WINDOW] ?? -1;
      }
      return distance ? { length, distance } : none;
    },
  };
}
