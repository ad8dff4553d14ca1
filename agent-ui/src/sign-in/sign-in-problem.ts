import type { ApiFailure } from '@medkig/api/client';
import type { SignIn } from '@medkig/api/session';
import { failureText } from '../app/failure-text.ts';
import type { Key } from '../strings.ts';

export type FieldName = keyof SignIn;

/** `code` is undefined as long as it has not been asked for. */
export type Credentials = Required<Omit<SignIn, 'code'>> & { code: string | undefined };

/** A password may consist of blanks; an address may not. */
export function emptyFields({ email, password, code }: Credentials): readonly FieldName[] {
  return [
    ...(email.trim() === '' ? ['email' as const] : []),
    ...(password === '' ? ['password' as const] : []),
    ...(code?.trim() === '' ? ['code' as const] : []),
  ];
}

/** The sentence for a refused sign-in: what to do about it. */
export function problemText(reason: ApiFailure): Key {
  switch (reason) {
    case 'wrong-credentials':
    case 'malformed': // an address longer than any account's
      return 'signin.error.wrong';
    case 'second-factor':
      return 'signin.error.code.wrong';
    case 'passkey-needed':
      return 'signin.error.needskey';
    case 'secret-unreadable':
      return 'signin.error.unreadable';
    default:
      return failureText(reason);
  }
}
