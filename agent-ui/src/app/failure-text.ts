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
    case 'too-many-tries':
      return 'failed.tries';
    case 'invitation-over':
      return 'invitation.over';
    case 'password-too-short':
      return 'invitation.password.short';
    case 'password-common':
      return 'invitation.password.common';
    case 'password-personal':
      return 'invitation.password.personal';
    // What these mean is up to what was tried: whoever gets them says it.
    case 'wrong-credentials':
    case 'second-factor':
    case 'secret-unreadable':
    case 'passkey-needed':
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
