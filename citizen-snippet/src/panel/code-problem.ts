import type { CodeProblem } from '../citizen-state.ts';
import type { Key } from '../strings.ts';

/** A typo found by the check digit reads like any wrong code: the remedy is the same. */
export const problemKeys = {
  length: 'error.length',
  check: 'error.wrong',
  wrong: 'error.wrong',
  expired: 'error.expired',
  used: 'error.used',
  tries: 'error.tries',
  busy: 'error.busy',
  rate: 'error.rate',
  offline: 'error.offline',
  browser: 'error.browser',
} as const satisfies Record<CodeProblem, Key>;
