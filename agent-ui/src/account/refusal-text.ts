import type { ApiFailure } from '@medkig/api/client';
import { failureText } from '../app/failure-text.ts';
import type { Key } from '../strings.ts';

/** `not-shown`: the browser gave no passkey. */
export type Refused = ApiFailure | 'not-shown';

/** What to do about a change of how one signs in that was refused. */
export function refusalText(reason: Refused): Key {
  switch (reason) {
    case 'wrong-credentials':
      return 'ways.proof.wrong';
    case 'second-factor':
      return 'ways.totp.wrong';
    case 'not-found':
      return 'ways.totp.late';
    case 'not-shown':
      return 'ways.key.not';
    case 'full':
      return 'ways.keys.full';
    case 'taken':
      return 'ways.keys.taken';
    default:
      return failureText(reason);
  }
}
