/** The pairing code: nameplate (2, known to the server) + secret (6, never sent) + check digit (1). */
import type { RandomBytes } from './bytes.ts';
import { dammDigit } from './damm.ts';
import { failure, type Result, success } from './result.ts';

export interface PairingCode {
  nameplate: string;
  secret: string;
}

export type CodeFault = 'length' | 'check';

const SECRET_DIGITS = 6;
const SECRETS = 10 ** SECRET_DIGITS;

/** Six digits, each value equally likely (rejection sampling). */
export function makeSecret(random: RandomBytes): string {
  const limit = Math.floor(2 ** 32 / SECRETS) * SECRETS;
  for (;;) {
    const value = new DataView(random(4).buffer).getUint32(0);
    if (value < limit) return String(value % SECRETS).padStart(SECRET_DIGITS, '0');
  }
}

/** Nine digits without blanks, as they are read aloud. */
export function spellCode({ nameplate, secret }: PairingCode): string {
  const digits = nameplate + secret;
  return digits + dammDigit(digits);
}

/**
 * Reads what a person typed or pasted: digits, with anything else between them (blanks, hyphens) left out.
 * A typo is found here and costs nothing: no message is sent for it.
 */
export function readCode(typed: string): Result<PairingCode, CodeFault> {
  const digits = typed.normalize('NFKC').replaceAll(/\D/g, '');
  if (digits.length !== 9) return failure('length');
  if (dammDigit(digits) !== '0') return failure('check');
  return success({ nameplate: digits.slice(0, 2), secret: digits.slice(2, 8) });
}
