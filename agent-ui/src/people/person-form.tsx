import type { ApiFailure } from '@medkig/api/client';
import type { Role } from '@medkig/api/role';
import { type FormEvent, useEffect, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { TextField } from '../guide-cards/text-field.tsx';
import type { Field, PersonDraft } from './draft.ts';
import { RoleChoice } from './role-choice.tsx';

export interface Employer {
  id: string;
  name: string;
}

export type Attempt =
  | { is: 'none' }
  | { is: 'under-way' }
  | { is: 'saved' }
  | { is: 'incomplete'; fields: readonly Field[] }
  | { is: 'failed'; reason: ApiFailure };

interface PersonFormProps {
  draft: PersonDraft;
  isNew: boolean;
  given: readonly Role[];
  employers: readonly Employer[];
  attempt: Attempt;
  onChange(draft: PersonDraft): void;
  onSave(): void;
  onCancel(): void;
}

/** Name, e-mail, roles and employer; of somebody who is there the e-mail stays. */
export function PersonForm(props: PersonFormProps) {
  const { draft, isNew, given, employers, attempt, onChange, onSave, onCancel } = props;
  const { say } = useConsole();
  const wrong = attempt.is === 'incomplete' ? attempt.fields : [];
  const problemOf = (field: Field) => (wrong.includes(field) ? say(`people.error.${field}`) : undefined);
  const mayBeNobodys = given.includes('operator');

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (attempt.is !== 'under-way') onSave();
  }

  return (
    <form className="person-form" noValidate onSubmit={submit}>
      <AttemptSummary attempt={attempt} />
      <TextField
        id={idOf('name')}
        label={say('people.field.name')}
        hint={say('people.hint.name')}
        problem={problemOf('name')}
        value={draft.name}
        longest={100}
        onChange={(name) => onChange({ ...draft, name })}
      />
      {isNew && (
        <TextField
          id={idOf('email')}
          label={say('signin.email')}
          hint={say('people.hint.email')}
          problem={problemOf('email')}
          value={draft.email}
          longest={200}
          isTechnical
          onChange={(email) => onChange({ ...draft, email })}
        />
      )}
      <RoleChoice
        id={idOf('roles')}
        roles={draft.roles}
        given={given}
        problem={problemOf('roles')}
        onChange={(roles) => onChange({ ...draft, roles })}
      />
      <div className="field" data-invalid={wrong.includes('employerId')}>
        <label htmlFor={idOf('employerId')}>{say('people.field.employer')}</label>
        {wrong.includes('employerId') && (
          <p id="person-employer-error" className="error">
            <span className="unseen">{say('error.prefix')}</span>
            {say('people.error.employerId')}
          </p>
        )}
        <select
          id={idOf('employerId')}
          value={draft.employerId}
          aria-invalid={wrong.includes('employerId')}
          aria-describedby={wrong.includes('employerId') ? 'person-employer-error' : undefined}
          onChange={({ target }) => onChange({ ...draft, employerId: target.value })}
        >
          <option value="">{say(mayBeNobodys ? 'people.employer.service' : 'people.employer.choose')}</option>
          {employers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="buttons">
        <button type="submit" className="button primary" aria-disabled={attempt.is === 'under-way'}>
          {say(isNew ? 'people.invite.submit' : 'people.save')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {say('people.cancel')}
        </button>
        <p role="status">{attempt.is === 'saved' && say('people.saved')}</p>
      </div>
    </form>
  );
}

function idOf(field: Field): string {
  return `person-${field}`;
}

/** Why nothing was saved, above the fields. Takes focus each time. */
function AttemptSummary({ attempt }: { attempt: Attempt }) {
  const { say } = useConsole();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt.is === 'incomplete' || attempt.is === 'failed') summary.current?.focus();
  }, [attempt]);
  if (attempt.is !== 'incomplete' && attempt.is !== 'failed') return null;
  return (
    <div ref={summary} className="message stop" role="alert" tabIndex={-1}>
      <p>
        <strong>
          <span className="unseen">{say('error.prefix')}</span>
          {say('people.error.heading')}
        </strong>
      </p>
      {attempt.is === 'failed' ? (
        <p>{say(attempt.reason === 'taken' ? 'people.error.taken' : failureText(attempt.reason))}</p>
      ) : (
        <ul>
          {attempt.fields.map((field) => (
            <li key={field}>
              <a href={`#${idOf(field)}`}>{say(`people.error.${field}`)}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
