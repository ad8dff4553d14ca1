import * as v from 'valibot';

/** Drops the blanks and hyphens people group digits with. */
export function digitsOnly(text: string): string {
  return text.replace(/[\s-]/g, '');
}

/** Ten digits whose first four can be a day and a month. The old check digit is no rule since 2007. */
export function isCprNumber(digits: string): boolean {
  const date = /^(\d\d)(\d\d)\d{6}$/.exec(digits);
  if (!date) return false;
  const [day, month] = [Number(date[1]), Number(date[2])];
  // 2000 is a leap year, so 29 February passes.
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000, month, 0)).getUTCDate();
}

/** Rule for a CPR number, with what to say when it is missing; the result is ten digits. */
export function cprNumber(missing: string) {
  return v.pipe(
    v.string(),
    v.transform(digitsOnly),
    v.nonEmpty(missing),
    v.check(isCprNumber, 'CPR-nummeret skal være ti tal, for eksempel 010190-1234'),
  );
}

/** Reads as «010190-1234». */
export function writeCprNumber(digits: string): string {
  return `${digits.slice(0, 6)}-${digits.slice(6)}`;
}
