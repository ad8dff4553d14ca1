import type { ApiFailure } from '@medkig/api/client';
import type { Key } from '../strings.ts';

/** What to do about a request that was refused or did not arrive. */
export function failureText(reason: ApiFailure): Key {
  switch (reason) {
    case 'offline':
      return 'failed.offline';
    case 'not-signed-in':
    case 'signed-in-elsewhere':
      return 'failed.signedout';
    case 'not-allowed':
      return 'failed.notallowed';
    case 'second-factor-missing':
      return 'failed.demand';
    case 'not-found':
      return 'failed.notfound';
    case 'taken':
      return 'failed.taken';
    case 'changed-meanwhile':
      return 'failed.changed';
    case 'malformed':
      return 'failed.malformed';
    case 'last-operator':
      return 'failed.lastoperator';
    case 'not-oneself':
      return 'failed.notoneself';
    case 'wrong-credentials':
    case 'second-factor':
    case 'secret-unreadable':
    case 'passkey-needed':
    case 'invitation-over':
    case 'password-too-short':
    case 'password-common':
    case 'password-personal':
    case 'too-many-tries':
    case 'foreign-origin':
    case 'full':
    case 'unavailable':
    case 'unexpected':
      return 'failed.other';
    default: {
      const never: never = reason;
      return never;
    }
  }
}
