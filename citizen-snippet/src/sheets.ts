/** Takes the texts of style sheets out of events, so that each travels once. */
import { toBase64Url, utf8 } from '@medkig/pairing/bytes';
import { sha256 } from '@medkig/pairing/hash';
import type { ReplayEvent } from '@medkig/privacy/replay-event';
import { HOLDS_SHEET, MOST_SHEETS } from '@medkig/protocol/session/sheets';

export interface Sheets {
  /** A new epoch: nobody has said yet what is known on the other side. */
  forget(): void;
  /** The other side has the texts with these names. */
  known(names: readonly string[]): void;
  /** Runs once what is known has been told, or was not told in time; at once when that is past. Returns how not to. */
  whenKnown(then: () => void): () => void;
  /**
   * Puts a name in place of each long text, in the events themselves. Undefined when there was none, else the texts
   * that the other side lacks; the names are in place when it resolves.
   */
  take(events: readonly ReplayEvent[]): Promise<string[]> | undefined;
}

/** Characters: a shorter text is hardly longer than its name, once both are compressed. */
const LONG = 512;
/**
 * The names come right behind the epoch's keys, a round trip later; without them all texts are sent, which takes longer
 * than any round trip on a line that is slow (milliseconds).
 */
const WAIT_MS = 1500;

export function createSheets(window: Window): Sheets {
  let held: Set<string> | undefined;
  let waiting = () => {};
  let timer: number | undefined;

  function known(names: readonly string[]): void {
    window.clearTimeout(timer);
    held = new Set(names);
    const then = waiting;
    waiting = () => {};
    then();
  }

  return {
    forget: () => {
      held = undefined;
    },
    known,
    whenKnown(then) {
      if (held) then();
      else {
        waiting = then;
        window.clearTimeout(timer);
        timer = window.setTimeout(known, WAIT_MS, []);
      }
      return () => {
        waiting = () => {};
        window.clearTimeout(timer);
      };
    },
    take(events) {
      const taken = new Map<string, { sheet: string }>();
      takeFrom(events, false, taken);
      if (!taken.size) return undefined;
      const has = held ?? new Set();
      return Promise.all(
        Array.from(taken, async ([text, reference]) => {
          const name = toBase64Url((await sha256(utf8(text))).subarray(0, 16));
          reference.sheet = name;
          if (has.has(name)) return [];
          has.add(name);
          return [text];
        }),
      ).then((texts) => texts.flat());
    },
  };
}

function takeFrom(value: object, inStyle: boolean, taken: Map<string, { sheet: string }>): void {
  const isStyle = 'tagName' in value ? value.tagName === 'style' : inStyle;
  for (const [key, part] of Object.entries(value)) {
    if (typeof part === 'object' && part) takeFrom(part, isStyle, taken);
    else if (
      part?.length > LONG &&
      HOLDS_SHEET.test(key) &&
      (isStyle || key !== 'textContent') &&
      (taken.has(part) || taken.size < MOST_SHEETS)
    ) {
      const reference = taken.get(part) ?? { sheet: '' };
      taken.set(part, reference);
      Reflect.set(value, key, reference);
    }
  }
}
