/** A link that lets the person it was made for choose a password, once. Its token stands in the fragment, which no log holds. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { newPasswordSchema, passwordProblems } from './new-password.ts';

/** As in `/invitation#TOKEN`: 256 bits in base64url. Whatever it looks like, what does not hold is refused alike. */
const token = v.pipe(v.string(), v.maxLength(200));

export const readInvitation = endpoint({
  method: 'POST',
  path: '/invitations/read',
  summary: 'Whom an invitation is for',
  needs: 'anyone',
  body: v.strictObject({ token }),
  answer: v.object({
    name: v.string(),
    email: v.string(),
    /** The employer; null for who works for the service itself. */
    municipality: v.nullable(v.string()),
  }),
  problems: ['invitation-over', 'too-many-tries'],
});

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Chooses the password, and the invitation is used',
  needs: 'anyone',
  body: v.strictObject({ token, password: newPasswordSchema }),
  problems: ['invitation-over', 'too-many-tries', ...passwordProblems],
});
