import { Field } from '../app/field.tsx';

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
  return (
    <Field id={id} label={label} hint={hint} problems={problems}>
      {(attributes) => (
        <textarea
          {...attributes}
          className="technical"
          rows={2}
          value={value}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
