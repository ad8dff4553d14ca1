import type { Ref } from 'react';
import { Field } from '../app/field.tsx';

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
  return (
    <Field id={id} label={label} hint={hint} hintId={hintId} problems={problem ? [problem] : []}>
      {(attributes) => {
        const shared = { ...attributes, value, maxLength: longest };
        return isLong ? (
          <textarea ref={ref} rows={2} {...shared} onChange={({ target }) => onChange(target.value)} />
        ) : (
          <input
            type="text"
            {...shared}
            autoComplete="off"
            {...(isTechnical && { spellCheck: false, autoCapitalize: 'none', className: 'technical' })}
            onChange={({ target }) => onChange(target.value)}
          />
        );
      }}
    </Field>
  );
}
