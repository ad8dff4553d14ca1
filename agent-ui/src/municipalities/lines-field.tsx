import { useId } from 'react';
import { useConsole } from '../app/console-context.tsx';

interface LinesFieldProps {
  id: string;
  label: string;
  hint: string;
  /** A sentence for each line that must be mended. */
  problems: readonly string[];
  value: string;
  onChange(value: string): void;
}

/** One entry on each line. */
export function LinesField({ id, label, hint, problems, value, onChange }: LinesFieldProps) {
  const { say } = useConsole();
  const ids = { hint: useId(), error: useId() };
  const isInvalid = problems.length > 0;
  return (
    <div className="field" data-invalid={isInvalid}>
      <label htmlFor={id}>{label}</label>
      <p id={ids.hint} className="hint">
        {hint}
      </p>
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
      <textarea
        id={id}
        className="technical"
        rows={2}
        value={value}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        aria-invalid={isInvalid}
        aria-describedby={isInvalid ? `${ids.hint} ${ids.error}` : ids.hint}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
