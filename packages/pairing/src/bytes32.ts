import * as v from 'valibot';
import { type Bytes, fromBase64Url, toBase64Url } from './bytes.ts';

/**
 * Thirty-two bytes in base64url, in their one canonical spelling: the last of the 43 characters has two bits
 * that a lenient decoder ignores, and a message must not have two forms.
 */
export const bytes32 = v.pipe(
  v.string(),
  // One check: Valibot would go on to the second after the first has failed, and that one throws on other characters.
  v.check((text) => /^[A-Za-z0-9_-]{43}$/.test(text) && toBase64Url(fromBase64Url(text)) === text),
  v.transform((text): Bytes => fromBase64Url(text)),
);
