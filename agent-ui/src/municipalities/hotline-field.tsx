import type { KeptHotline } from '@medkig/api/hotline';
import { useId } from 'react';
import { useConsole } from '../app/console-context.tsx';

interface HotlineFieldProps {
  hotlines: readonly KeptHotline[];
  value: string | null;
  /** A municipality changes its hotline, and leaves none. */
  mayBeNone: boolean;
  onChange(id: string | null): void;
}

export function HotlineField({ hotlines, value, mayBeNone, onChange }: HotlineFieldProps) {
  const { say } = useConsole();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say('municipality.field.hotline')}</label>
      {!mayBeNone && (
        <p className="hint" id={`${id}-hint`}>
          {say('municipality.hint.hotline')}
        </p>
      )}
      <select
        id={id}
        aria-describedby={mayBeNone ? undefined : `${id}-hint`}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value || null)}
      >
        {mayBeNone && <option value="">{say('municipality.hotline.none')}</option>}
        {hotlines.map((hotline) => (
          <option key={hotline.id} value={hotline.id}>
            {hotline.name}
          </option>
        ))}
      </select>
    </div>
  );
}
