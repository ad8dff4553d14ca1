import * as v from 'valibot';
import type { CalendarDay } from './calendar-day.ts';
import { fieldErrors } from './field-errors.ts';
import type { Drafts, Fields } from './fields.ts';
import type { Form, Person, Step } from './form.ts';

/** One citizen's way through a form. Once sent, nothing the citizen wrote is kept. */
export type Filing =
  /** Sent off to MitID and not back yet. */
  | { readonly stage: 'logging-in' }
  | { readonly stage: 'filling'; readonly person: Person | undefined; readonly drafts: Drafts }
  | { readonly stage: 'sent'; readonly receiptNumber: string };

/** What follows from posting a step: on to another page (the same one, if something is wrong), or the form is sent. */
export type Submission =
  | { readonly kind: 'go'; readonly drafts: Drafts; readonly step: Step }
  | { readonly kind: 'send' };

/** The first step that is not complete; the last step when all before it are. */
export function openStep(form: Form, drafts: Drafts, today: CalendarDay): Step {
  const before = form.steps.slice(0, -1);
  const open = before.find((step) => !v.is(step.rules(today), drafts[step.id]));
  return open ?? form.steps.at(-1) ?? form.steps[0];
}

/** Whether the citizen may see a step: all steps before it are complete. */
export function isReachable(form: Form, step: Step, drafts: Drafts, today: CalendarDay): boolean {
  return form.steps.indexOf(step) <= form.steps.indexOf(openStep(form, drafts, today));
}

/** Takes the post of a reachable step. */
export function submitStep(
  form: Form,
  step: Step,
  drafts: Drafts,
  posted: Fields,
  today: CalendarDay,
): Submission {
  const fields = withEarlierFile(step, drafts[step.id], posted, today);
  const after = { ...drafts, [step.id]: fields };
  if (fieldErrors(step, fields, today).length > 0) return { kind: 'go', drafts: after, step };
  if (step === form.steps.at(-1)) return { kind: 'send' };
  return { kind: 'go', drafts: after, step: openStep(form, after, today) };
}

/** A file field always comes back empty, so a good file sent earlier stays until it is replaced or taken back. */
function withEarlierFile(
  { file, ...step }: Step,
  earlier: Fields | undefined,
  posted: Fields,
  today: CalendarDay,
): Fields {
  if (!file || !earlier || posted[file.name] || posted[file.removedBy] === 'ja') return posted;
  const wasWrong = fieldErrors(step, earlier, today).some(({ name }) => name === file.name);
  return wasWrong ? posted : { ...posted, [file.name]: earlier[file.name] ?? null };
}
