import { describe, expect, it } from 'vitest';
import { randomBytes } from './bytes.ts';
import { makeSecret, readCode, spellCode } from './code.ts';
import { dammDigit } from './damm.ts';

const code = spellCode({ nameplate: '48', secret: '201973' });

describe('the pairing code', () => {
  it('[P10] has nine digits: nameplate, secret, check digit', () => {
    expect(code).toMatch(/^48201973\d$/);
  });

  it('[P10] knows the check digit of Damm’s own example', () => {
    expect(dammDigit('572')).toBe('4');
  });

  for (const typed of [
    `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`,
    `${code.slice(0, 3)}-${code.slice(3, 6)}-${code.slice(6)}`,
    `  ${code}\n`,
    [...code].join(' '),
    code.replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  ]) {
    it(`[P11] reads «${typed.trim()}»`, () => {
      expect(readCode(typed)).toEqual({ ok: true, value: { nameplate: '48', secret: '201973' } });
    });
  }

  it('[P11] tells too few or too many digits from a wrong one', () => {
    expect(readCode(code.slice(1))).toEqual({ ok: false, reason: 'length' });
    expect(readCode(`${code}0`)).toEqual({ ok: false, reason: 'length' });
    expect(readCode('')).toEqual({ ok: false, reason: 'length' });
  });

  it('[P12] finds every single wrong digit and every swap of neighbours', () => {
    const faults = [...wrongDigits(code), ...swaps(code)];
    expect(faults.length).toBeGreaterThan(80);
    for (const fault of faults) expect(readCode(fault)).toEqual({ ok: false, reason: 'check' });
  });
});

describe('the secret', () => {
  it('[P13] is six digits, leading zeros kept', () => {
    for (let round = 0; round < 1000; round++) expect(makeSecret(randomBytes)).toMatch(/^\d{6}$/);
    expect(makeSecret(() => new Uint8Array(4))).toBe('000000');
  });

  it('[P13] refuses random values that would favour low secrets', () => {
    const draws = [new Uint8Array(4).fill(255), Uint8Array.from([0, 0, 0, 7])];
    expect(makeSecret(() => draws.shift() ?? new Uint8Array(4))).toBe('000007');
  });
});

function* wrongDigits(digits: string): Generator<string> {
  for (let at = 0; at < digits.length; at++) {
    for (let digit = 0; digit < 10; digit++) {
      if (String(digit) !== digits[at]) yield digits.slice(0, at) + digit + digits.slice(at + 1);
    }
  }
}

function* swaps(digits: string): Generator<string> {
  for (let at = 0; at + 1 < digits.length; at++) {
    const [left, right] = [digits.charAt(at), digits.charAt(at + 1)];
    if (left !== right) yield digits.slice(0, at) + right + left + digits.slice(at + 2);
  }
}
