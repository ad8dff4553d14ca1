import { type Invited, invitePerson } from '@medkig/api/person';
import type { Role } from '@medkig/api/role';
import { useEffect, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { fieldsAt, type PersonDraft, readNew } from './draft.ts';
import { type Attempt, type Employer, PersonForm } from './person-form.tsx';

interface InvitePersonProps {
  api: ApiClient;
  given: readonly Role[];
  employers: readonly Employer[];
  onInvited(invited: Invited): void;
  onCancel(): void;
}

export function InvitePerson({ api, given, employers, onInvited, onCancel }: InvitePersonProps) {
  const { say } = useConsole();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [draft, setDraft] = useState<PersonDraft>({
    ...{ name: '', email: '', roles: ['agent'] },
    employerId: employers.length === 1 ? (employers[0]?.id ?? '') : '',
  });
  const [attempt, setAttempt] = useState<Attempt>({ is: 'none' });

  async function save(): Promise<void> {
    const reading = readNew(draft);
    if (!reading.ok) return setAttempt({ is: 'incomplete', fields: reading.fields });
    setAttempt({ is: 'under-way' });
    const answer = await api.ask(invitePerson, { body: reading.value });
    if (answer.ok) onInvited(answer.value);
    else if (answer.at) setAttempt({ is: 'incomplete', fields: fieldsAt(answer.at) });
    else setAttempt({ is: 'failed', reason: answer.reason });
  }

  return (
    <section className="detail" aria-labelledby="invite-title">
      <h2 id="invite-title" ref={heading} tabIndex={-1}>
        {say('people.invite')}
      </h2>
      <p className="muted">{say('people.invite.text')}</p>
      <PersonForm
        draft={draft}
        isNew
        given={given}
        employers={employers}
        attempt={attempt}
        onChange={setDraft}
        onSave={() => void save()}
        onCancel={onCancel}
      />
    </section>
  );
}
