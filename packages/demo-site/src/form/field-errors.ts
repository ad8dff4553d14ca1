import * as v from 'valibot';
import type { CalendarDay } from './calendar-day.ts';
import type { Fields } from './fields.ts';
import type { Step } from './form.ts';

/** One complaint: the name it is about, the id of the control to go to, and the sentence. */
export interface FieldError {
  readonly name: string;
  readonly control: string;
  readonly message: string;
}

/** At most one complaint for each name, in the order of the page; empty when the step is complete. */
export function fieldErrors(step: Step, fields: Fields, today: CalendarDay): readonly FieldError[] {
  const result = v.safeParse(step.rules(today), fields);
  const firstIssue = (name: string) => result.issues?.find((issue) => issue.path?.[0]?.key === name);
  const errors = Object.entries(step.controls).flatMap(([name, control]) => {
    const issue = firstIssue(name);
    return issue ? [{ name, control, message: issue.message }] : [];
  });
  // A complaint nobody can see would leave the citizen on the page without a reason.
  if (!result.success && errors.length === 0) throw new Error(`«${step.title}» has a rule without a control`);
  return errors;
}
