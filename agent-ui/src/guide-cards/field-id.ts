import type { Problem } from './read-draft.ts';

/** The id of the control that a problem speaks of. */
export function fieldId(problem: Problem): string {
  return 'key' in problem ? `${problem.field}-${problem.key}` : `guide-${problem.field}`;
}
