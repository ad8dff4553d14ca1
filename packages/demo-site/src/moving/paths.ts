import type { StepId } from './steps.ts';

/** Where the form lives on the site. */
export const startPath = '/selvbetjening/meld-flytning';

/** The start page, telling a citizen who was away too long what happened. */
export const expiredPath = `${startPath}?udloebet`;

export const receiptPath = `${startPath}/kvittering`;

export function stepPath(step: StepId): string {
  return `${startPath}/${step}`;
}
