import type { ApiFailure } from '@medkig/api/client';
import { failureText } from '../app/failure-text.ts';
import type { Key } from '../strings.ts';

/** What to do about a change of how one signs in that was refused. */
export function refusalText(reason: ApiFailure): Key {
  switch (reason) {
    case 'wrong-credentials':
      return 'ways.proof.wrong';
    case 'too-many-tries':
      return 'ways.proof.tries';
    case 'second-factor':
      return 'ways.totp.wrong';
    case 'not-found':
      return 'ways.totp.late';
    default:
      return failureText(reason);
  }
}
