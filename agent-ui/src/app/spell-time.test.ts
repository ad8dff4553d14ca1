import { expect, it } from 'vitest';
import { spellDuration, spellTimer } from './spell-time.ts';

it('spells a duration in the two units that matter', () => {
  expect(spellDuration(38_900, 't')).toBe('38 s');
  expect(spellDuration(544_000, 't')).toBe('9 min 04 s');
  expect(spellDuration(3_720_000, 't')).toBe('1 t 02 min');
});

it('never spells less than nothing', () => {
  expect(spellDuration(-5000, 't')).toBe('0 s');
});

it('spells a running timer', () => {
  expect(spellTimer(272_000)).toBe('04.32');
  expect(spellTimer(3_872_000)).toBe('1.04.32');
});
