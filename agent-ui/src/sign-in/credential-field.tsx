import type { Ref } from 'react';
import { useConsole } from '../app/console-context.tsx';
import type { FieldName } from './sign-in-problem.ts';

const kinds = {
  email: { type: 'email', autoComplete: 'username' },
  password: { type: 'password', autoComplete: 'current-password' },
  code: { type: 'text', autoComplete: 'one-time-code' },
} as const;

interface CredentialFieldProps {
  name: FieldName;
  missing: boolean;
  /** Stands under the label. */
  hint?: string;
  value: string;
  onChange(value: string): void;
  ref?: Ref<HTMLInputElement>;
}

/** Label, error, control, in that order. */
export function CredentialField({ name, missing, hint, value, onChange, ref }: CredentialFieldProps) {
  const { say } = useConsole();
  const ids = { hint: `${name}-hint`, error: `${name}-error` };
  const describedBy = [hint && ids.hint, missing && ids.error].filter(Boolean).join(' ');
  return (
    <div className="field" data-invalid={missing}>
      <label htmlFor={name}>{say(`signin.${name}`)}</label>
      {hint && (
        <p id={ids.hint} className="hint">
          {hint}
        </p>
      )}
      {missing && (
        <p id={ids.error} className="error">
          <span className="unseen">{say('error.prefix')}</span>
          {say(`signin.error.${name}`)}
        </p>
      )}
      <input
        ref={ref}
        id={name}
        name={name}
        {...kinds[name]}
        required
        spellCheck={false}
        autoCapitalize="none"
        aria-invalid={missing}
        aria-describedby={describedBy || undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
