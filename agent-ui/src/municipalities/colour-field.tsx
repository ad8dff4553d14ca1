import { contrastWithWhite, LEAST_CONTRAST, readableUnderWhite } from '@medkig/api/contrast';
import { useId } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';

interface ColourFieldProps {
  id: string;
  /** «Gem» was pressed. */
  isAsked: boolean;
  /** «#145a3a», or nothing for the product's own. */
  value: string;
  onChange(value: string): void;
}

/** The colour that the picker shows while there is none. */
const OWN = '#13233a';

/** Of the button «Vis os siden». Says at once how well its white words can be read. */
export function ColourField({ id, isAsked, value, onChange }: ColourFieldProps) {
  const { say, language } = useConsole();
  const ids = { hint: useId(), error: useId() };
  const colour = value.trim().toLowerCase();
  const isColour = /^#[0-9a-f]{6}$/.test(colour);
  const contrast = isColour ? contrastWithWhite(colour) : undefined;
  const isTooLight = contrast !== undefined && contrast < LEAST_CONTRAST;
  const isInvalid = isTooLight || (isAsked && !isColour);
  const spell = (ratio: number) =>
    // Rounded down: what is not 4.5 does not read as if it were.
    `${(Math.floor(ratio * 10) / 10).toLocaleString(language === 'da' ? 'da-DK' : 'en-GB', { minimumFractionDigits: 1 })}:1`;
  const darker = isTooLight ? readableUnderWhite(colour) : undefined;
  return (
    <div className="field" data-invalid={isInvalid}>
      <label htmlFor={id}>{say('municipality.field.colour')}</label>
      <p id={ids.hint} className="hint">
        {say('municipality.hint.colour')}
      </p>
      {isInvalid && (
        <p id={ids.error} className="error" role="alert">
          <span className="unseen">{say('error.prefix')}</span>
          {contrast === undefined
            ? say('municipality.error.colour.none')
            : say('municipality.error.colour.light', { ratio: spell(contrast) })}
        </p>
      )}
      <div className="colour">
        <input
          type="color"
          aria-label={say('municipality.colour.pick')}
          value={isColour ? colour : OWN}
          onChange={({ target }) => onChange(target.value)}
        />
        <input
          id={id}
          type="text"
          className="technical"
          value={value}
          maxLength={7}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={isInvalid}
          aria-describedby={isInvalid ? `${ids.hint} ${ids.error}` : ids.hint}
          onChange={({ target }) => onChange(target.value)}
        />
        {contrast !== undefined && (
          <span className={`tag ${isTooLight ? 'stop' : 'ok'}`}>
            <Icon name={isTooLight ? 'cross' : 'check'} />
            {say('municipality.contrast', { ratio: spell(contrast) })}
          </span>
        )}
        {darker !== undefined && (
          <button type="button" className="button" onClick={() => onChange(darker)}>
            {say('municipality.colour.darker', { colour: darker })}
          </button>
        )}
      </div>
    </div>
  );
}
