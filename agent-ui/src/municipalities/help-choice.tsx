import type { Rules } from '@medkig/api/policy';
import { useConsole } from '../app/console-context.tsx';
import { Choice } from './choice.tsx';
import { grantsOf, helpLevels, levelOf } from './help-level.ts';

type Grants = Rules['grants'];

interface HelpChoiceProps {
  /** A combination of their own stays to be chosen again. */
  kept: Grants;
  value: Grants;
  onChange(value: Grants): void;
}

export function HelpChoice({ kept, value, onChange }: HelpChoiceProps) {
  const { say } = useConsole();
  const others = levelOf(kept) === 'other' ? (['other'] as const) : [];
  return (
    <Choice
      legend={say('municipality.field.help')}
      options={[...helpLevels, ...others].map((level) => ({
        value: level,
        label: say(`municipality.help.${level}`),
        text:
          level === 'other'
            ? say('municipality.help.other.text', {
                grants: kept.map((grant) => say(`municipality.grant.${grant}`)).join(', '),
              })
            : say(`municipality.help.${level}.text`),
      }))}
      chosen={levelOf(value)}
      onChoose={(level) => onChange(level === 'other' ? kept : grantsOf(level))}
    />
  );
}
