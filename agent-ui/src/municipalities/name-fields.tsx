import { useConsole } from '../app/console-context.tsx';
import { TextField } from '../guide-cards/text-field.tsx';
import type { DetailsDraft } from './details-draft.ts';

type Named = 'name' | 'phone';

interface NameFieldsProps {
  draft: Pick<DetailsDraft, Named>;
  /** Stands under the name. */
  hint?: string;
  idOf(field: Named): string;
  problemAt(field: Named): string | undefined;
  onChange(changed: Partial<Pick<DetailsDraft, Named>>): void;
}

/** What no municipality can be without. */
export function NameFields({ draft, hint, idOf, problemAt, onChange }: NameFieldsProps) {
  const { say } = useConsole();
  return (
    <>
      <TextField
        id={idOf('name')}
        label={say('municipality.field.name')}
        {...(hint !== undefined && { hint })}
        problem={problemAt('name')}
        value={draft.name}
        longest={100}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        id={idOf('phone')}
        label={say('municipality.field.phone')}
        hint={say('municipality.hint.phone')}
        problem={problemAt('phone')}
        value={draft.phone}
        longest={30}
        onChange={(phone) => onChange({ phone })}
      />
    </>
  );
}
