import { beforeEach, describe, expect, it } from 'vitest';
import { type Crossings, createCrossings } from './crossings.ts';

const vestby = { site: 'vestby', roomId: 'room', box: 'sealed' };
let now: number;
let crossings: Crossings;
beforeEach(() => {
  now = 0;
  crossings = createCrossings(() => now);
});

describe('a sealed note', () => {
  it('[C2] is collected once', () => {
    expect(crossings.put({ ...vestby, id: 'a' })).toBe(true);
    expect(crossings.collect('a', 'vestby')).toEqual({ roomId: 'room', box: 'sealed' });
    expect(crossings.collect('a', 'vestby')).toBeUndefined();
  });

  it('[C2] waits a minute', () => {
    crossings.put({ ...vestby, id: 'a' });
    now = 59_999;
    crossings.put({ ...vestby, roomId: 'other', id: 'b' });
    now = 60_000;
    expect(crossings.collect('a', 'vestby')).toBeUndefined();
    expect(crossings.collect('b', 'vestby')).toEqual({ roomId: 'other', box: 'sealed' });
  });

  it('[C2] is not there for another site, and stays for its own', () => {
    crossings.put({ ...vestby, id: 'a' });
    expect(crossings.collect('a', 'nordby')).toBeUndefined();
    expect(crossings.collect('a', 'vestby')).toEqual({ roomId: 'room', box: 'sealed' });
  });

  it('[C1] gives way to a newer one of its room', () => {
    crossings.put({ ...vestby, id: 'a' });
    crossings.put({ ...vestby, id: 'b', box: 'newer' });
    expect(crossings.collect('a', 'vestby')).toBeUndefined();
    expect(crossings.collect('b', 'vestby')).toEqual({ roomId: 'room', box: 'newer' });
  });

  it('[C1] is not replaced by another room', () => {
    crossings.put({ ...vestby, id: 'a' });
    expect(crossings.put({ ...vestby, roomId: 'other', id: 'a', box: 'planted' })).toBe(false);
    expect(crossings.collect('a', 'vestby')).toEqual({ roomId: 'room', box: 'sealed' });
  });
});
