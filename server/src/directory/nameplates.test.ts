import { describe, expect, it } from 'vitest';
import { createNameplates } from './nameplates.ts';

describe('nameplates', () => {
  it('[S8] a hundred rooms of a hotline have a hundred different ones, and then there is none', () => {
    const nameplates = createNameplates();
    const taken = Array.from({ length: 100 }, (_, n) => nameplates.take('north', `room-${n}`, 0, n * 7919));
    expect(new Set(taken).size).toBe(100);
    expect(taken.every((nameplate) => /^\d\d$/.test(nameplate ?? ''))).toBe(true);
    expect(nameplates.take('north', 'one-more', 0, 0)).toBeUndefined();
  });

  it('[S8] two hotlines do not share them', () => {
    const nameplates = createNameplates();
    expect(nameplates.take('north', 'n', 0, 5)).toBe('05');
    expect(nameplates.take('south', 's', 0, 5)).toBe('05');
    expect(nameplates.find('north', '05', 0)).toEqual({ state: 'live', roomId: 'n' });
    expect(nameplates.find('south', '05', 0)).toEqual({ state: 'live', roomId: 's' });
  });

  it('[S9] a retired one says why, is not handed out while it rests, and is then as new', () => {
    const nameplates = createNameplates();
    nameplates.take('north', 'first', 0, 5);
    const rested = 1_000;
    nameplates.set('north', '05', { state: 'resting', why: 'used', until: rested });
    expect(nameplates.find('north', '05', rested - 1)).toEqual({ state: 'retired', why: 'used' });
    expect(nameplates.take('north', 'second', rested - 1, 5)).toBe('06');
    expect(nameplates.find('north', '05', rested)).toEqual({ state: 'unknown' });
    expect(nameplates.take('north', 'third', rested, 5)).toBe('05');
  });
});
