import * as v from 'valibot';

const withoutCountryCode = (text: string) => text.replace(/[\s-]/g, '').replace(/^(\+|00)45/, '');

/** Rules for who a citizen is and how to get hold of them. */
export const contactFields = {
  navn: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('Skriv dit navn'),
    v.maxLength(100, 'Navnet må højst fylde 100 tegn'),
  ),
  telefon: v.pipe(
    v.string(),
    v.transform(withoutCountryCode),
    v.nonEmpty('Skriv dit telefonnummer'),
    v.regex(/^\d{8}$/, 'Telefonnummeret skal være otte tal'),
  ),
  email: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(254, 'E-mailen må højst fylde 254 tegn'),
    v.check(
      (text) => text === '' || v.EMAIL_REGEX.test(text),
      'Skriv en e-mail, der findes, for eksempel navn@eksempel.dk',
    ),
  ),
};
