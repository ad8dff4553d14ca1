import { describe, expect, it } from 'vitest';
import { calm, type Load, type LoadState, loadAfter, loadLimits, type Reading } from './load.ts';

const easy: Reading = { heap: 0.3, delayMs: 2 };
const late: Reading = { heap: 0.3, delayMs: loadLimits.strained.delayMs };
const standsStill: Reading = { heap: 0.3, delayMs: loadLimits.overloaded.delayMs };
const filling: Reading = { heap: loadLimits.strained.heap, delayMs: 2 };
const full: Reading = { heap: loadLimits.overloaded.heap, delayMs: 2 };
const overloaded: LoadState = { load: 'overloaded', looks: [] };

/** What it is after each look. */
function through(readings: readonly Reading[], from: LoadState = calm): Load[] {
  let state = from;
  return readings.map((reading) => {
    state = loadAfter(state, reading, loadLimits);
    return state.load;
  });
}
const times = (count: number, reading: Reading) => Array<Reading>(count).fill(reading);
const { looksToRiseByHeap: byHeap, looksToRiseByDelay: byDelay, looksToFall: down } = loadLimits;

describe('the load', () => {
  it.each([
    ['a loop that is late', byDelay, late, 'strained'],
    ['a loop that stands still', byDelay, standsStill, 'overloaded'],
    ['memory that fills up', byHeap, filling, 'strained'],
    ['memory that is full', byHeap, full, 'overloaded'],
  ])('rises by %s once enough looks in a row have seen it', (_what, looks, reading, load) => {
    expect(through([...times(looks - 1, reading), easy, ...times(looks - 1, reading)])).not.toContain(load);
    expect(through(times(looks, reading)).at(-1)).toBe(load);
  });

  it('rises no further than all of them have seen, and further when they go on', () => {
    expect(through([...times(byDelay - 1, standsStill), late]).at(-1)).toBe('strained');
    expect(through([...times(byHeap, filling), ...times(byHeap, full)]).at(-1)).toBe('overloaded');
  });

  it('does not add up half of the one and half of the other', () => {
    expect(through([...times(byDelay - 1, late), filling, ...times(byDelay - 1, late)])).not.toContain(
      'strained',
    );
  });

  it('falls when it has been quiet for longer, and begins anew with each look that is not', () => {
    expect(through(times(down - 1, easy), overloaded)).not.toContain('calm');
    expect(through([...times(down - 1, easy), full, ...times(down - 1, easy)], overloaded)).not.toContain(
      'calm',
    );
    expect(through(times(down, easy), overloaded).at(-1)).toBe('calm');
    expect(through([...times(down - 1, easy), late], overloaded).at(-1)).toBe('strained');
  });
});
