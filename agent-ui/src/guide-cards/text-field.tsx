import { type Ref, useId } from 'react';
import { useConsole } from '../app/console-context.tsx';

interface TextFieldProps {
  /** Where the summary of what must be mended leads. */
  id: string;
  label: string;
  /** Stands under the label. */
  hint?: string;
  /** A hint that several fields share. */
  hintId?: string;
  /** What must be mended, in one sentence. */
  problem?: string | undefined;
  value: string;
  /** In letters. */
  longest: number;
  onChange(value: string): void;
  /** More than one line to write in; what is saved is one line all the same. */
  isLong?: boolean;
  /** Not prose, so that nobody corrects its spelling. */
  isTechnical?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Label, hint, error, control, in that order. */
export function TextField({
  id,
  label,
  hint,
  hintId,
  problem,
  value,
  longest,
  onChange,
  isLong = false,
  isTechnical = false,
  ref,
}: TextFieldProps) {
  const { say } = useConsole();
  const ids = { hint: useId(), error: useId() };
  const describedBy = [hint && ids.hint, hintId, problem && ids.error].filter(Boolean).join(' ');
  const shared = {
    id,
    value,
    maxLength: longest,
    'aria-invalid': problem !== undefined,
    'aria-describedby': describedBy || undefined,
  };
  return (
    <div className="field" data-invalid={problem !== undefined}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={ids.hint} className="hint">
          {hint}
        </p>
      )}
      {problem && (
        <p id={ids.error} className="error">
          <span className="unseen">{say('error.prefix')}</span>
          {problem}
        </p>
      )}
      {isLong ? (
        <textarea ref={ref} rows={2} {...shared} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <input
          type="text"
          {...shared}
          autoComplete="off"
          {...(isTechnical && { spellCheck: false, autoCapitalize: 'none', className: 'technical' })}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </div>
  );
}
