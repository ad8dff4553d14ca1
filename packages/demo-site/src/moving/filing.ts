import { readAnswers } from './answers.ts';
import type { CalendarDay } from './calendar-day.ts';
import { fieldErrors } from './field-errors.ts';
import type { Drafts, Fields } from './fields.ts';
import { type StepId, stepIds, steps } from './steps.ts';

/** One citizen's way through the form. Once sent, nothing the citizen wrote is kept. */
export type Filing =
  | { readonly stage: 'filling'; readonly drafts: Drafts }
  | { readonly stage: 'sent'; readonly receiptNumber: string };

/** What follows from posting a step: on to another page (the same one, if something is wrong), or the form is sent. */
export type Submission =
  | { readonly kind: 'go'; readonly drafts: Drafts; readonly step: StepId }
  | { readonly kind: 'send' };

/** The first step that is not complete; the last step when all before it are. */
export function openStep(drafts: Drafts, today: CalendarDay): StepId {
  const reading = readAnswers(drafts, today);
  return reading.ok ? 'laes-igennem' : reading.openStep;
}

/** Whether the citizen may see a step: all steps before it are complete. */
export function isReachable(step: StepId, drafts: Drafts, today: CalendarDay): boolean {
  return stepIds.indexOf(step) <= stepIds.indexOf(openStep(drafts, today));
}

/** Takes the post of a reachable step. */
export function submitStep(drafts: Drafts, step: StepId, fields: Fields, today: CalendarDay): Submission {
  const after = { ...drafts, [step]: fields };
  if (fieldErrors(steps[step], fields, today).length > 0) return { kind: 'go', drafts: after, step };
  if (step === 'laes-igennem') return { kind: 'send' };
  return { kind: 'go', drafts: after, step: openStep(after, today) };
}
