import { readAnswers } from './answers.ts';
import type { CalendarDay } from './calendar-day.ts';
import { companions, doctorChoices } from './company.ts';
import { fieldErrors } from './field-errors.ts';
import type { Drafts } from './fields.ts';
import { isReachable } from './filing.ts';
import { postalDistricts } from './new-address.ts';
import { startPath, stepPath } from './paths.ts';
import { reviewSections } from './review.ts';
import { type StepId, stepIds, steps } from './steps.ts';

const choices = { postalDistricts, companions, doctorChoices };

/** What one step's template is given: the citizen's own words, the complaints, and where the other steps are. */
export function stepPage(id: StepId, drafts: Drafts, today: CalendarDay) {
  const step = steps[id];
  const draft = drafts[id];
  const errors = draft ? fieldErrors(step, draft, today) : [];
  const position = stepIds.indexOf(id);
  const previous = stepIds[position - 1];
  const answers = readAnswers(drafts, today);
  return {
    step: { id, title: step.title, number: position + 1, count: stepIds.length },
    fields: draft ?? {},
    errors,
    messages: Object.fromEntries(errors.map(({ name, message }) => [name, message])),
    choices,
    backPath: previous ? stepPath(previous) : startPath,
    guide: stepIds.map((other, index) => ({
      title: steps[other].title,
      path: stepPath(other),
      isCurrent: other === id,
      isDone: index < position,
      isReachable: isReachable(other, drafts, today),
    })),
    sections: answers.ok
      ? reviewSections(answers.answers).map(({ step: of, rows }) => ({
          title: steps[of].title,
          rows: rows.map((row) => ({ ...row, path: `${stepPath(of)}#${row.control}` })),
        }))
      : [],
  };
}
