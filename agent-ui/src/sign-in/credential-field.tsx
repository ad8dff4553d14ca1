import type { Ref } from 'react';
import { useConsole } from '../app/console-context.tsx';
import type { FieldName } from './sign-in-problem.ts';

const kinds = {
  email: { type: 'email', autoComplete: 'username' },
  password: { type: 'password', autoComplete: 'current-password' },
} as const;

interface CredentialFieldProps {
  name: FieldName;
  missing: boolean;
  value: string;
  onChange(value: string): void;
  ref?: Ref<HTMLInputElement>;
}

/** Label, error, control, in that order. */
export function CredentialField({ name, missing, value, onChange, ref }: CredentialFieldProps) {
  const { say } = useConsole();
  const error = `${name}-error`;
  return (
    <div className="field" data-invalid={missing}>
      <label htmlFor={name}>{say(`signin.${name}`)}</label>
      {missing && (
        <p id={error} className="error">
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
        aria-describedby={missing ? error : undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
