import type { Form, Step } from './form.ts';

/** The start page, telling a citizen who was away too long what happened. */
export function expiredPath({ startPath }: Form): string {
  return `${startPath}?udloebet`;
}

/** The start page, for a citizen who changed their mind at MitID. */
export function interruptedPath({ startPath }: Form): string {
  return `${startPath}?afbrudt`;
}

/** Begins a form without logging in. */
export function withoutLoginPath({ startPath }: Form): string {
  return `${startPath}/uden-mitid`;
}

/** Goes to MitID from a form that asks everybody to log in. */
export function loginPath({ startPath }: Form): string {
  return `${startPath}/log-ind`;
}

/** Where MitID sends the citizen back to. */
export function returnPath({ startPath }: Form): string {
  return `${startPath}/mitid`;
}

export function receiptPath({ startPath }: Form): string {
  return `${startPath}/kvittering`;
}

export function stepPath({ startPath }: Form, step: Pick<Step, 'id'>): string {
  return `${startPath}/${step.id}`;
}
