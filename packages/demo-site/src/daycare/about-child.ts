import * as v from 'valibot';
import { cprNumber } from '../form/cpr-number.ts';

/** Rules for step 2, «Om barnet». */
export const aboutChild = v.object({
  barnets_navn: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('Skriv barnets navn'),
    v.maxLength(100, 'Navnet må højst fylde 100 tegn'),
  ),
  barnets_cpr: cprNumber('Skriv barnets CPR-nummer'),
});
