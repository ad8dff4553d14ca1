import { type AuditPerson, factKinds } from '@medkig/api/audit';
import { useId } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { ChoiceField } from './choice-field.tsx';
import { whoText } from './entry-sentence.ts';
import { type ChosenSpan, spans } from './time-span.ts';

export interface Filters {
  span: ChosenSpan;
  /** Empty: everything. */
  what: string;
  /** An id; empty: everybody. */
  person: string;
}

export const noFilters: Filters = { span: { span: 'all', first: '', last: '' }, what: '', person: '' };

interface FilterFieldsProps {
  filters: Filters;
  people: readonly AuditPerson[];
  onChange(filters: Filters): void;
}

export function FilterFields({ filters, people, onChange }: FilterFieldsProps) {
  const { say } = useConsole();
  const { span, what, person } = filters;
  const change = (changed: Partial<ChosenSpan>) => onChange({ ...filters, span: { ...span, ...changed } });
  return (
    <>
      <ChoiceField
        label={say('audit.span')}
        value={span.span}
        options={spans.map((value) => ({ value, text: say(`audit.span.${value}`) }))}
        onChange={(value) => {
          const chosen = spans.find((one) => one === value);
          if (chosen) change({ span: chosen });
        }}
      />
      {span.span === 'own' && (
        <>
          <DateField label={say('audit.from')} value={span.first} onChange={(first) => change({ first })} />
          <DateField label={say('audit.to')} value={span.last} onChange={(last) => change({ last })} />
        </>
      )}
      <ChoiceField
        label={say('audit.what')}
        value={what}
        options={[
          { value: '', text: say('audit.what.all') },
          ...factKinds.map((value) => ({ value, text: say(`audit.kind.${value}`) })),
        ]}
        onChange={(value) => onChange({ ...filters, what: value })}
      />
      <ChoiceField
        label={say('audit.person')}
        value={person}
        options={[
          { value: '', text: say('audit.person.all') },
          ...people.map((one) => ({ value: one.id, text: whoText(one, say) })),
        ]}
        onChange={(value) => onChange({ ...filters, person: value })}
      />
    </>
  );
}

interface DateFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
}

function DateField({ label, value, onChange }: DateFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" value={value} onChange={({ target }) => onChange(target.value)} />
    </div>
  );
}
