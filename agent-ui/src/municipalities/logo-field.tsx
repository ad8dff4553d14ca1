import { useId, useState } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { type DrawnLogo, drawLogo } from './draw-logo.ts';

interface LogoFieldProps {
  id: string;
  municipality: string;
  /** As `data:`. */
  value: string | null;
  onChange(value: string | null): void;
}

type Refused = Extract<DrawnLogo, { ok: false }>['reason'];

export function LogoField({ id, municipality, value, onChange }: LogoFieldProps) {
  const { say } = useConsole();
  const ids = { hint: useId(), error: useId() };
  const [refused, setRefused] = useState<Refused>();

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    const drawn = await drawLogo(file);
    setRefused(drawn.ok ? undefined : drawn.reason);
    if (drawn.ok) onChange(drawn.logo);
  }

  return (
    <div className="field" data-invalid={refused !== undefined}>
      <label htmlFor={id}>{say('municipality.field.logo')}</label>
      <p id={ids.hint} className="hint">
        {say('municipality.hint.logo')}
      </p>
      {refused && (
        <p id={ids.error} className="error" role="alert">
          <span className="unseen">{say('error.prefix')}</span>
          {say(`municipality.error.logo.${refused}`)}
        </p>
      )}
      {value !== null && (
        <div className="logo-now">
          <img src={value} alt={say('municipality.logo.now', { name: municipality })} />
          <button type="button" className="button" onClick={() => onChange(null)}>
            {say('municipality.logo.remove')}
          </button>
        </div>
      )}
      <input
        id={id}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/svg+xml"
        aria-invalid={refused !== undefined}
        aria-describedby={refused ? `${ids.hint} ${ids.error}` : ids.hint}
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
    </div>
  );
}
