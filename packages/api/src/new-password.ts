import * as v from 'valibot';

/** In letters. There is no rule of what must be in it: https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver */
export const SHORTEST_PASSWORD = 15;

/** The server says what is wrong with one that is too short, too common or too personal. */
export const newPasswordSchema = v.pipe(v.string(), v.maxLength(1000));

export const passwordProblems = ['password-too-short', 'password-common', 'password-personal'] as const;
