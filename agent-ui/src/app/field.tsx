import { type ReactNode, useId } from 'react';
import { useConsole } from './console-context.tsx';

/** What ties a control to its label, hint and error. */
interface ControlAttributes {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
}

interface FieldProps {
  /** Of the control: where the summary of what must be mended leads. */
  id: string;
  label: string;
  /** Stands under the label. */
  hint?: string | undefined;
  /** A hint that several fields share. */
  hintId?: string | undefined;
  /** What must be mended, each in one sentence. */
  problems: readonly string[];
  /** The control. */
  children(attributes: ControlAttributes): ReactNode;
}

/** Label, hint, error, control, in that order. */
export function Field({ id, label, hint, hintId, problems, children }: FieldProps) {
  const { say } = useConsole();
  const ids = { hint: useId(), error: useId() };
  const isInvalid = problems.length > 0;
  const describedBy = [hint && ids.hint, hintId, isInvalid && ids.error].filter(Boolean).join(' ');
  return (
    <div className="field" data-invalid={isInvalid}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={ids.hint} className="hint">
          {hint}
        </p>
      )}
      {isInvalid && (
        <div id={ids.error}>
          {problems.map((problem) => (
            <p key={problem} className="error">
              <span className="unseen">{say('error.prefix')}</span>
              {problem}
            </p>
          ))}
        </div>
      )}
      {children({ id, 'aria-invalid': isInvalid, 'aria-describedby': describedBy || undefined })}
    </div>
  );
}
