import { writeSize } from './attached-file.ts';
import type { CalendarDay } from './calendar-day.ts';
import { fieldErrors } from './field-errors.ts';
import { type Filing, isReachable } from './filing.ts';
import { type Form, type Step, stepOf } from './form.ts';
import { stepPath } from './paths.ts';

/** What one step's template is given: the citizen's own words, the complaints, and where the other steps are. */
export function stepPage(
  form: Form,
  step: Step,
  { drafts, person }: Extract<Filing, { stage: 'filling' }>,
  today: CalendarDay,
) {
  const draft = drafts[step.id];
  const errors = draft ? fieldErrors(step, draft, today) : [];
  const position = form.steps.indexOf(step);
  const previous = form.steps[position - 1];
  const prefilled = person && position === 0 ? form.prefill(person) : {};
  return {
    form,
    step: {
      title: step.title,
      path: stepPath(form, step),
      number: position + 1,
      count: form.steps.length,
      hasFile: step.file !== undefined,
    },
    isLoggedIn: person !== undefined,
    fields: draft ?? prefilled,
    errors,
    messages: Object.fromEntries(errors.map(({ name, message }) => [name, message])),
    choices: form.choices,
    writeSize,
    backPath: previous ? stepPath(form, previous) : form.startPath,
    guide: form.steps.map((other, index) => ({
      title: other.title,
      path: stepPath(form, other),
      isCurrent: other === step,
      isDone: index < position,
      isReachable: isReachable(form, other, drafts, today),
    })),
    sections: form.review(drafts, today).map(({ step: of, rows }) => ({
      title: stepOf(form, of).title,
      rows: rows.map(({ label, value, control }) => ({
        label,
        ...(typeof value === 'string' ? { text: value } : { file: value }),
        path: `${stepPath(form, { id: of })}#${control}`,
      })),
    })),
  };
}
