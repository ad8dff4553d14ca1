import * as v from 'valibot';
import { contactFields } from '../form/contact-fields.ts';
import { cprNumber } from '../form/cpr-number.ts';

/** Rules for step 1, «Om dig». */
export const aboutYou = v.object({ ...contactFields, cpr: cprNumber('Skriv dit CPR-nummer') });
