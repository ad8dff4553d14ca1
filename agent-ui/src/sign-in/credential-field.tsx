import type { Ref } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Field } from '../app/field.tsx';
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

export function CredentialField({ name, missing, hint, value, onChange, ref }: CredentialFieldProps) {
  const { say } = useConsole();
  return (
    <Field
      id={name}
      label={say(`signin.${name}`)}
      hint={hint}
      problems={missing ? [say(`signin.error.${name}`)] : []}
    >
      {(attributes) => (
        <input
          ref={ref}
          {...attributes}
          name={name}
          {...kinds[name]}
          required
          spellCheck={false}
          autoCapitalize="none"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
