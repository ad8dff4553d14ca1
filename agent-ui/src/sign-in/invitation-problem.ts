import type { ApiFailure } from '@medkig/api/client';
import type { Key } from '../strings.ts';

/** What to do about an invitation or a password that was refused. */
export function invitationProblemText(reason: ApiFailure): Key {
  switch (reason) {
    case 'invitation-over':
      return 'invitation.over';
    case 'password-too-short':
      return 'invitation.password.short';
    case 'password-common':
      return 'invitation.password.common';
    case 'password-personal':
      return 'invitation.password.personal';
    case 'too-many-tries':
      return 'signin.error.tries';
    case 'offline':
      return 'signin.error.offline';
    case 'wrong-credentials':
    case 'second-factor':
    case 'secret-unreadable':
    case 'second-factor-missing':
    case 'passkey-needed':
    case 'malformed':
    case 'not-allowed':
    case 'taken':
    case 'not-signed-in':
    case 'signed-in-elsewhere':
    case 'foreign-origin':
    case 'not-found':
    case 'changed-meanwhile':
    case 'last-operator':
    case 'not-oneself':
    case 'full':
    case 'unavailable':
    case 'unexpected':
      return 'signin.error.other';
    default: {
      const never: never = reason;
      return never;
    }
  }
}
