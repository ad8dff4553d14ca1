import {
  changePerson,
  disablePerson,
  enablePerson,
  type Invited,
  type KeptPerson,
  resetPerson,
} from '@medkig/api/person';
import type { Role } from '@medkig/api/role';
import { useEffect, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { QuestionDialog } from '../guide-cards/question-dialog.tsx';
import { draftOf, fieldsAt, readDetails } from './draft.ts';
import { InvitationCard } from './invitation-card.tsx';
import { PersonFacts } from './person-facts.tsx';
import { type Attempt, type Employer, PersonForm } from './person-form.tsx';
import { StateTag } from './state-tag.tsx';

interface PersonDetailProps {
  api: ApiClient;
  person: KeptPerson;
  /** The link that was just made, if there is one. */
  invited: Invited | undefined;
  /** The roles that may be given; none for who may not change this person. */
  given: readonly Role[];
  /** Somebody else takes one's access away, or gives a new link. */
  isSelf: boolean;
  employers: readonly Employer[];
  onChanged(person: KeptPerson): void;
  onInvited(invited: Invited): void;
  onClose(): void;
}

export function PersonDetail(props: PersonDetailProps) {
  const { api, person, invited, given, isSelf, employers, onChanged, onInvited, onClose } = props;
  const { say } = useConsole();
  const heading = useRef<HTMLHeadingElement>(null);
  const disabling = useRef<HTMLDialogElement>(null);
  const resetting = useRef<HTMLDialogElement>(null);
  const [draft, setDraft] = useState(() => draftOf(person));
  const [attempt, setAttempt] = useState<Attempt>({ is: 'none' });
  // A link that was just made has focus itself.
  useEffect(() => {
    if (!invited) heading.current?.focus();
  }, [invited]);
  const { id, name, state } = person;
  const params = { person: id };
  const ofOthers = state === 'disabled' ? 'people.enable.text' : 'people.reset.text';
  const accessText = isSelf ? 'people.access.self' : ofOthers;

  async function save(): Promise<void> {
    const reading = readDetails(draft);
    if (!reading.ok) return setAttempt({ is: 'incomplete', fields: reading.fields });
    setAttempt({ is: 'under-way' });
    const answer = await api.ask(changePerson, { params, body: reading.value });
    if (answer.ok) {
      setAttempt({ is: 'saved' });
      setDraft(draftOf(answer.value));
      onChanged(answer.value);
    } else if (answer.at) setAttempt({ is: 'incomplete', fields: fieldsAt(answer.at) });
    else setAttempt({ is: 'failed', reason: answer.reason });
  }

  async function turn(endpoint: typeof disablePerson | typeof enablePerson): Promise<void> {
    setAttempt({ is: 'none' });
    const answer = await api.ask(endpoint, { params });
    if (answer.ok) onChanged(answer.value);
    else setAttempt({ is: 'failed', reason: answer.reason });
  }

  async function reset(): Promise<void> {
    setAttempt({ is: 'none' });
    const answer = await api.ask(resetPerson, { params });
    if (answer.ok) onInvited(answer.value);
    else setAttempt({ is: 'failed', reason: answer.reason });
  }

  return (
    <section className="detail" aria-labelledby="person-title">
      <div className="card-title">
        <h2 id="person-title" ref={heading} tabIndex={-1}>
          {name}
        </h2>
        <StateTag state={state} />
      </div>
      {invited && <InvitationCard key={invited.invitation.link} invited={invited} />}
      <PersonFacts person={person} />
      {given.length === 0 ? (
        <>
          <p>{person.roles.map((role) => say(`role.${role}`)).join(', ')}</p>
          <p className="message">{say('people.readonly')}</p>
          <div className="buttons">
            <button type="button" className="button" onClick={onClose}>
              {say('people.close')}
            </button>
          </div>
        </>
      ) : (
        <>
          <PersonForm
            draft={draft}
            isNew={false}
            given={given}
            employers={employers}
            attempt={attempt}
            onChange={(changed) => {
              setDraft(changed);
              setAttempt({ is: 'none' });
            }}
            onSave={() => void save()}
            onCancel={onClose}
          />
          <div className="access">
            <h3>{say('people.access')}</h3>
            <p className="muted">{say(accessText)}</p>
            {!isSelf && state === 'disabled' && (
              <div className="buttons">
                <button type="button" className="button" onClick={() => void turn(enablePerson)}>
                  {say('people.enable')}
                </button>
              </div>
            )}
            {!isSelf && state !== 'disabled' && (
              <div className="buttons">
                <button type="button" className="button" onClick={() => resetting.current?.showModal()}>
                  {say('people.reset')}
                </button>
                <button
                  type="button"
                  className="button danger"
                  onClick={() => disabling.current?.showModal()}
                >
                  {say('people.disable')}
                </button>
              </div>
            )}
          </div>
        </>
      )}
      <QuestionDialog
        ref={disabling}
        question={say('people.disable.ask', { name })}
        text={say('people.disable.text')}
        no={say('people.disable.no')}
        yes={say('people.disable')}
        onYes={() => void turn(disablePerson)}
      />
      <QuestionDialog
        ref={resetting}
        question={say('people.reset.ask', { name })}
        text={say('people.reset.warning')}
        no={say('people.reset.no')}
        yes={say('people.reset')}
        onYes={() => void reset()}
      />
    </section>
  );
}
