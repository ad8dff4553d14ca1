import { bankAccountsIn } from './bank-account.ts';
import { emailsIn, phonesIn } from './contact.ts';
import { cprNumbersIn } from './cpr.ts';
import type { Range } from './mask.ts';
import { passportsIn } from './passport.ts';
import { paymentCardsIn } from './payment-card.ts';
import { DIGIT, readings } from './plain-text.ts';
import type { Policy } from './policy.ts';

export type Detection = Pick<Policy, 'phones' | 'emails'>;

/** Every number (and, where chosen, address) in `text` that no agent may see. The ranges may overlap. */
export function findNumbers(text: string, { phones, emails }: Detection): Range[] {
  return readings(text, emails ? /[\p{N}@\uff20]|%40/u : DIGIT).flatMap((reading) => [
    ...cprNumbersIn(reading),
    ...paymentCardsIn(reading),
    ...bankAccountsIn(reading),
    ...passportsIn(reading),
    ...(phones ? phonesIn(reading) : []),
    ...(emails ? emailsIn(reading) : []),
  ]);
}
