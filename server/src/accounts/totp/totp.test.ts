import { describe, expect, it } from 'vitest';
import { fromBase32, toBase32 } from './base32.ts';
import { matchingStep, otpauthUri, stepAt, totpCode } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

// https://www.rfc-editor.org/rfc/rfc6238#appendix-B
it.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at %i seconds the code is that of the RFC', (seconds, code) => {
  expect(totpCode(secret, stepAt(seconds * 1000), 8)).toBe(code);
});

describe('a typed code', () => {
  const now = 1_234_567_890_000;
  const present = stepAt(now);

  it.each([-1, 0, 1])('is good %i steps from now', (away) => {
    expect(matchingStep(secret, totpCode(secret, present + away), now)).toBe(present + away);
  });

  it.each([-2, 2])('is not good %i steps from now', (away) => {
    expect(matchingStep(secret, totpCode(secret, present + away), now)).toBeUndefined();
  });

  it('may be typed in two groups', () => {
    expect(matchingStep(secret, '005 924', now)).toBe(present);
  });

  it.each(['', '5924', '0005924', '00592４', 'abcdef', '-05924'])('is not «%s»', (typed) => {
    expect(matchingStep(secret, typed, now)).toBeUndefined();
  });
});

// https://www.rfc-editor.org/rfc/rfc4648#section-10, without the padding
it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('«%s» is %s in Base32, and back', (text, base32) => {
  expect(toBase32(Buffer.from(text))).toBe(base32);
  expect(Buffer.from(fromBase32(base32)).toString()).toBe(text);
});

it('Base32 has no other letters', () => {
  expect(() => fromBase32('MZXW6YTB0I')).toThrow();
});

it('an app is told whose the secret is', () => {
  expect(otpauthUri('MZXW6', { issuer: 'Medkig', account: 'anna@vestby.example' })).toBe(
    'otpauth://totp/Medkig%3Aanna%40vestby.example?secret=MZXW6&issuer=Medkig',
  );
});
