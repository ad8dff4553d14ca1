import { type Ref, useId } from 'react';
import { useConsole } from '../app/console-context.tsx';

interface SecretFieldProps {
  kind: 'current-password' | 'new-password' | 'one-time-code';
  label: string;
  hint?: string;
  problem?: string | undefined;
  value: string;
  onChange(value: string): void;
  ref?: Ref<HTMLInputElement>;
}

/** Label, hint, error, control, in that order; known to password managers for what it is. */
export function SecretField({ kind, label, hint, problem, value, onChange, ref }: SecretFieldProps) {
  const { say } = useConsole();
  const ids = { field: useId(), hint: useId(), error: useId() };
  const describedBy = [hint && ids.hint, problem && ids.error].filter(Boolean).join(' ');
  return (
    <div className="field" data-invalid={problem !== undefined}>
      <label htmlFor={ids.field}>{label}</label>
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
      <input
        ref={ref}
        id={ids.field}
        type={kind === 'one-time-code' ? 'text' : 'password'}
        {...(kind === 'one-time-code' && { inputMode: 'numeric' })}
        autoComplete={kind}
        spellCheck={false}
        autoCapitalize="none"
        aria-invalid={problem !== undefined}
        aria-describedby={describedBy || undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
