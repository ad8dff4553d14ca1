/** Pieces that the schemas of the REST interface share. */
import * as v from 'valibot';

/** One line: no control characters, and no half of a letter that a database would refuse. */
export const plain = v.pipe(v.string(), v.trim(), v.regex(/^[^\p{Cc}\p{Cs}]*$/u));

/** A line that says something, of `most` characters at most. */
export const line = (most: number) => v.pipe(plain, v.minLength(1), v.maxLength(most));

/** As the database makes them. */
export const id = v.pipe(v.string(), v.uuid(), v.toLowerCase());

/** As the relay names a room. */
export const roomId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));

/** Of what has been written down: milliseconds since 1970. */
export const moment = v.pipe(v.number(), v.integer());
