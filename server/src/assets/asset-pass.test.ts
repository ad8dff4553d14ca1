import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { createAssetPasses } from './asset-pass.ts';

const DAY_MS = 24 * 60 * 60_000;
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const clock = { now: Date.parse('2026-01-05T23:59:00Z') };
const passes = createAssetPasses({ privateKeys: [privateKey], now: () => clock.now });

it('is good for its own site, today and tomorrow', () => {
  const start = clock.now;
  const pass = passes.issue('vestby');
  expect(passes.isGood(pass, 'vestby')).toBe(true);
  expect(passes.isGood(pass, 'nordby')).toBe(false);
  clock.now = start + DAY_MS;
  expect(passes.isGood(pass, 'vestby')).toBe(true);
  clock.now = start + 2 * DAY_MS;
  expect(passes.isGood(pass, 'vestby')).toBe(false);
  clock.now = start - DAY_MS;
  expect(passes.isGood(pass, 'vestby')).toBe(false);
  clock.now = start;
});

it('outlives a restart with the same key, and no other', () => {
  const pass = passes.issue('vestby');
  const again = createAssetPasses({ privateKeys: [privateKey], now: () => clock.now });
  const newKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const other = createAssetPasses({ privateKeys: [newKey], now: () => clock.now });
  const renewed = createAssetPasses({ privateKeys: [newKey, privateKey], now: () => clock.now });
  expect(again.isGood(pass, 'vestby')).toBe(true);
  expect(other.isGood(pass, 'vestby')).toBe(false);
  expect(renewed.isGood(pass, 'vestby')).toBe(true);
  expect(again.isGood(renewed.issue('vestby'), 'vestby')).toBe(false);
});

it.each(['', '.', '20458', '20458.', 'x', `${'1'.repeat(400)}.x`, '20458.é'])('«%s» is none', (pass) => {
  expect(passes.isGood(pass, 'vestby')).toBe(false);
});

it('a later day cannot be written on it', () => {
  const pass = passes.issue('vestby');
  clock.now += 2 * DAY_MS;
  expect(
    passes.isGood(
      pass.replace(/^\d+/, (day) => String(Number(day) + 2)),
      'vestby',
    ),
  ).toBe(false);
});
