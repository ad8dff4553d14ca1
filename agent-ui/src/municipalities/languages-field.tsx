import { useConsole } from '../app/console-context.tsx';
import type { DetailsDraft } from './details-draft.ts';
import { Tick } from './tick.tsx';

type Languages = DetailsDraft['languages'];

interface LanguagesFieldProps {
  id: string;
  problem: string | undefined;
  value: Languages;
  onChange(value: Languages): void;
}

export function LanguagesField({ id, problem, value, onChange }: LanguagesFieldProps) {
  const { say } = useConsole();
  return (
    <fieldset id={id} tabIndex={-1} className="field" aria-describedby={problem && `${id}-error`}>
      <legend>{say('municipality.field.languages')}</legend>
      {problem && (
        <p id={`${id}-error`} className="error">
          <span className="unseen">{say('error.prefix')}</span>
          {problem}
        </p>
      )}
      {(['da', 'en'] as const).map((language) => (
        <Tick
          key={language}
          label={say(`municipality.language.${language}`)}
          isOn={value.includes(language)}
          onChange={(isOn) =>
            onChange((['da', 'en'] as const).filter((one) => (one === language ? isOn : value.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}
