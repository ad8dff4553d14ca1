import { useId } from 'react';

interface Option<Value extends string> {
  value: Value;
  label: string;
  /** One sentence of what it leads to. */
  text?: string;
}

interface ChoiceProps<Value extends string> {
  legend: string;
  options: readonly Option<Value>[];
  chosen: Value;
  onChoose(value: Value): void;
}

/** One of a few, each with what it leads to. */
export function Choice<Value extends string>({ legend, options, chosen, onChoose }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      {options.map(({ value, label, text }) => (
        <div key={value} className="option" data-chosen={value === chosen || undefined}>
          <label htmlFor={`${id}-${value}`}>
            <input
              type="radio"
              id={`${id}-${value}`}
              name={id}
              aria-describedby={text ? `${id}-${value}-text` : undefined}
              checked={value === chosen}
              onChange={() => onChoose(value)}
            />
            {label}
          </label>
          {text && (
            <p id={`${id}-${value}-text`} className="hint">
              {text}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}
