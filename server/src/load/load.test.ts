import { describe, expect, it } from 'vitest';
import { calm, type Load, type LoadState, loadAfter, loadLimits, type Reading } from './load.ts';

const easy: Reading = { heap: 0.3, delayMs: 2 };
const late: Reading = { heap: 0.3, delayMs: loadLimits.strained.delayMs };
const full: Reading = { heap: loadLimits.overloaded.heap, delayMs: 2 };

/** What it is after each look. */
function through(readings: readonly Reading[], from: LoadState = calm): Load[] {
  let state = from;
  return readings.map((reading) => {
    state = loadAfter(state, reading, loadLimits);
    return state.load;
  });
}
const times = (count: number, reading: Reading) => Array<Reading>(count).fill(reading);
const { looksToRise: up, looksToFall: down } = loadLimits;

describe('the load', () => {
  it('rises once enough looks in a row have seen it, and not for one long pause', () => {
    expect(through([...times(up - 1, late), easy, ...times(up - 1, late)])).not.toContain('strained');
    expect(through(times(up, late)).at(-1)).toBe('strained');
    expect(through(times(up, full)).at(-1)).toBe('overloaded');
  });

  it('rises no further than all of them have seen', () => {
    expect(through([...times(up - 1, full), late]).at(-1)).toBe('strained');
  });

  it('falls when it has been quiet for longer, and begins anew with each look that is not', () => {
    const overloaded: LoadState = { load: 'overloaded', apart: [] };
    expect(through(times(down - 1, easy), overloaded)).not.toContain('calm');
    expect(through([...times(down - 1, easy), full, ...times(down - 1, easy)], overloaded)).not.toContain(
      'calm',
    );
    expect(through(times(down, easy), overloaded).at(-1)).toBe('calm');
    expect(through([...times(down - 1, easy), late], overloaded).at(-1)).toBe('strained');
  });

  it('that lies between does not add up from both sides', () => {
    const strained: LoadState = { load: 'strained', apart: [] };
    expect(
      through([...times(down - 1, easy), ...times(up - 1, full), ...times(down - 1, easy)], strained),
    ).toEqual(Array(down * 2 + up - 3).fill('strained'));
  });
});
