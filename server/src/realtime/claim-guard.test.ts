import { describe, expect, it } from 'vitest';
import { createClaimGuard } from './claim-guard.ts';
import { relayLimits } from './relay-limits.ts';

const MINUTE = 60_000;

function setUp() {
  const tripped: string[] = [];
  const guard = createClaimGuard(relayLimits, (hotlineId) => tripped.push(hotlineId));
  /** Twenty strangers guess wrong once each. */
  const attack = (now = 0) => {
    for (let index = 0; index < 20; index += 1) guard.failed(`stranger ${index}`, 'north', now);
  };
  return { guard, tripped, attack };
}

describe('[S30] the breaker', () => {
  it('slows those who have failed twice, and lets through those who have not', () => {
    const { guard, attack } = setUp();
    attack();
    expect(guard.admits('honest', 'north', 0)).toBe(true);
    guard.failed('honest', 'north', 0);
    expect(guard.admits('honest', 'north', 0)).toBe(true);
    guard.failed('honest', 'north', 0);
    expect(guard.admits('honest', 'north', 0)).toBe(false);
  });

  it('is no matter of another hotline', () => {
    const { guard, attack } = setUp();
    attack();
    for (let index = 0; index < 2; index += 1) guard.failed('guesser', 'north', 0);
    expect(guard.admits('guesser', 'north', 0)).toBe(false);
    expect(guard.admits('guesser', 'south', 0)).toBe(true);
  });

  it('gives one guess back every half minute', () => {
    const { guard, attack } = setUp();
    attack();
    for (let index = 0; index < 2; index += 1) guard.failed('guesser', 'north', 0);
    expect(guard.admits('guesser', 'north', 30_000 - 1)).toBe(false);
    expect(guard.admits('guesser', 'north', 30_000)).toBe(true);
  });

  it('tells once that it has begun to slow, and again when it begins anew', () => {
    const { tripped, attack } = setUp();
    attack();
    attack();
    expect(tripped).toEqual(['north']);
    attack(10 * MINUTE);
    expect(tripped).toEqual(['north', 'north']);
  });
});

describe('[S29] an address', () => {
  it('has twenty claims in ten minutes, however they end', () => {
    const { guard } = setUp();
    for (let index = 0; index < 20; index += 1) expect(guard.admits('library', 'north', 0)).toBe(true);
    expect(guard.admits('library', 'north', 0)).toBe(false);
    expect(guard.admits('library', 'north', 30_000)).toBe(true);
  });

  it('is forgotten once its time is over', () => {
    const { guard } = setUp();
    for (let index = 0; index < 20; index += 1) guard.admits('library', 'north', 0);
    guard.failed('library', 'north', 0);
    guard.prune(10 * MINUTE);
    for (let index = 0; index < 20; index += 1)
      expect(guard.admits('library', 'north', 10 * MINUTE)).toBe(true);
  });
});
