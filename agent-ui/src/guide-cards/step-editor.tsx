import type { Ref } from 'react';
import { useConsole } from '../app/console-context.tsx';
import type { Key } from '../strings.ts';
import type { StepDraft } from './draft.ts';
import { fieldId } from './field-id.ts';
import type { Problem } from './read-draft.ts';
import { TextField } from './text-field.tsx';

/** Ids of the sentences that tell how the three fields of a place are written; each step's fields refer to them. */
export const placeHints = { path: 'hint-path', label: 'hint-label', selector: 'hint-selector' } as const;

export type StepAct = 'up' | 'down' | 'remove';

const acts: readonly { act: StepAct; name: Key }[] = [
  { act: 'up', name: 'guides.step.up' },
  { act: 'down', name: 'guides.step.down' },
  { act: 'remove', name: 'guides.step.remove' },
];

interface StepEditorProps {
  step: StepDraft;
  /** From 1. */
  number: number;
  isLast: boolean;
  problems: readonly Problem[];
  onChange(step: StepDraft): void;
  onAct(act: StepAct): void;
  ref: Ref<HTMLLIElement>;
}

export function StepEditor({ step, number, isLast, problems, onChange, onAct, ref }: StepEditorProps) {
  const { say } = useConsole();
  const { key } = step;
  const problemIn = (field: 'say' | 'path' | 'selector') =>
    problems.some((problem) => problem.field === field && problem.key === key)
      ? say(`guides.error.${field}`)
      : undefined;
  return (
    <li ref={ref}>
      <fieldset>
        <legend>{say('guides.step', { number })}</legend>
        <div className="step-buttons">
          {acts.map(({ act, name }) => (
            <button
              key={act}
              type="button"
              className="button"
              data-act={act}
              aria-disabled={(act === 'up' && number === 1) || (act === 'down' && isLast)}
              onClick={() => onAct(act)}
            >
              {say(name)}
              <span className="unseen"> {say('guides.step.which', { number })}</span>
            </button>
          ))}
        </div>
        <TextField
          id={fieldId({ field: 'say', key })}
          label={say('guides.field.say')}
          problem={problemIn('say')}
          value={step.say}
          longest={500}
          isLong
          onChange={(value) => onChange({ ...step, say: value })}
        />
        <div className="place">
          <TextField
            id={fieldId({ field: 'path', key })}
            label={say('guides.field.path')}
            hintId={placeHints.path}
            problem={problemIn('path')}
            value={step.path}
            longest={200}
            isTechnical
            onChange={(value) => onChange({ ...step, path: value })}
          />
          <TextField
            id={`label-${key}`}
            label={say('guides.field.label')}
            hintId={placeHints.label}
            value={step.label}
            longest={80}
            onChange={(value) => onChange({ ...step, label: value })}
          />
          <TextField
            id={fieldId({ field: 'selector', key })}
            label={say('guides.field.selector')}
            hintId={placeHints.selector}
            problem={problemIn('selector')}
            value={step.selector}
            longest={300}
            isTechnical
            onChange={(value) => onChange({ ...step, selector: value })}
          />
        </div>
      </fieldset>
    </li>
  );
}
