import { type Ref, useId } from 'react';
import { Field } from '../app/field.tsx';

interface SecretFieldProps {
  kind: 'current-password' | 'new-password' | 'one-time-code';
  label: string;
  hint?: string;
  problem?: string | undefined;
  value: string;
  onChange(value: string): void;
  ref?: Ref<HTMLInputElement>;
}

/** Known to password managers for what it is. */
export function SecretField({ kind, label, hint, problem, value, onChange, ref }: SecretFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} problems={problem ? [problem] : []}>
      {(attributes) => (
        <input
          ref={ref}
          {...attributes}
          type={kind === 'one-time-code' ? 'text' : 'password'}
          {...(kind === 'one-time-code' && { inputMode: 'numeric' })}
          autoComplete={kind}
          spellCheck={false}
          autoCapitalize="none"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
