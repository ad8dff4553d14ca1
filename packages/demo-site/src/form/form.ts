import type { GenericSchema } from 'valibot';
import type { CalendarDay } from './calendar-day.ts';
import type { Drafts, Fields } from './fields.ts';
import type { ReviewSection } from './review-section.ts';

/** One page of a form. */
export interface Step {
  /** Also the last part of the page's address and the name of its template. */
  readonly id: string;
  readonly title: string;
  /** Names of the fields that hold one text. */
  readonly fields: readonly string[];
  /** Names of the groups of checkboxes, which hold any number of texts. */
  readonly groups: readonly string[];
  /** The step's file field, and the name of the checkbox that takes back a file sent earlier. */
  readonly file?: { readonly name: string; readonly removedBy: string };
  /** For each name a rule can complain about, in the order of the page: the id of the control to go to. */
  readonly controls: Readonly<Record<string, string>>;
  readonly rules: (today: CalendarDay) => GenericSchema;
}

/** Who logged in with the MitID stand-in. */
export interface Person {
  readonly name: string;
}

/** A form of several pages that ends with reading it all through, and a receipt. */
export interface Form {
  readonly title: string;
  /** The start page's address; every other page of the form is below it. */
  readonly startPath: string;
  /** Folder under `pages/` with a template for each step, the start page and the receipt. */
  readonly templates: string;
  /** Cookies ignore ports, so the municipality's name keeps two demo sites on one host apart. */
  readonly cookie: string;
  /** The letters a receipt number begins with. */
  readonly receiptPrefix: string;
  readonly login: 'optional' | 'required';
  readonly steps: readonly [Step, ...Step[]];
  /** What the first step holds for someone who has logged in. */
  readonly prefill: (person: Person) => Fields;
  /** What the templates offer to choose from. */
  readonly choices: object;
  /** The answers for reading through; nothing while a step is not complete. */
  readonly review: (drafts: Drafts, today: CalendarDay) => readonly ReviewSection[];
}

/** The step with that id, which the form must have. */
export function stepOf(form: Form, id: string): Step {
  const step = form.steps.find((candidate) => candidate.id === id);
  if (!step) throw new Error(`«${form.title}» has no step ${id}`);
  return step;
}
