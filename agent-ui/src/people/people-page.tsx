import { allPages } from '@medkig/api/all-pages';
import type { ApiResult } from '@medkig/api/client';
import { listMunicipalities } from '@medkig/api/municipality';
import { type Invited, type KeptPerson, listPeople } from '@medkig/api/person';
import { useCallback, useState } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { NotHere } from '../app/not-here.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import type { WorkplacePageProps } from '../app/workplace-page.tsx';
import { InvitePerson } from './invite-person.tsx';
import { isSelf, mayChange, rolesGivenBy } from './may-change.ts';
import './people.css';
import { PeopleList } from './people-list.tsx';
import { PersonDetail } from './person-detail.tsx';
import type { Employer } from './person-form.tsx';

/** In the address, in place of a person. */
const NEW = 'ny';

interface Everybody {
  people: readonly KeptPerson[];
  employers: readonly Employer[];
}

interface PeoplePageProps extends Omit<WorkplacePageProps, 'route'> {
  openId: string | undefined;
}

/** «Personer»: the list, and beside it whoever is open. */
export function PeoplePage({ me, api, openId, go }: PeoplePageProps) {
  const { say } = useConsole();
  const load = useCallback(async (): Promise<ApiResult<Everybody>> => {
    const [people, municipalities] = await Promise.all([
      allPages((query) => api.ask(listPeople, { query })),
      allPages((query) => api.ask(listMunicipalities, { query })),
    ]);
    if (!people.ok) return people;
    if (!municipalities.ok) return municipalities;
    return { ok: true, value: { people: people.value.items, employers: municipalities.value.items } };
  }, [api]);
  const { loaded, reload, put } = useLoaded(load);
  const [invited, setInvited] = useState<Invited>();
  const given = rolesGivenBy(me);
  const open = (id?: string) => {
    setInvited(undefined);
    go(id === undefined ? { page: 'people' } : { page: 'people', id });
  };

  function keep(person: KeptPerson): void {
    if (loaded.is !== 'here') return;
    const others = loaded.value.people.filter(({ id }) => id !== person.id);
    put({ ...loaded.value, people: [...others, person] });
    // The link of whoever is disabled holds no more.
    if (person.state === 'disabled') setInvited(undefined);
  }

  function keepInvited(made: Invited): void {
    keep(made.person);
    go({ page: 'people', id: made.person.id });
    setInvited(made);
  }

  const person = loaded.is === 'here' ? loaded.value.people.find(({ id }) => id === openId) : undefined;

  return (
    <main className="people" data-open={openId !== undefined || undefined}>
      <div className="list">
        <div className="title">
          <div>
            <PageHeading title={say('people.title')} />
            <p className="muted">{say('people.lead')}</p>
          </div>
          {given.length > 0 && (
            <button type="button" className="button primary" onClick={() => open(NEW)}>
              <Icon name="plus" />
              {say('people.invite')}
            </button>
          )}
        </div>
        <NotHere loaded={loaded} retry={reload} />
        {loaded.is === 'here' && (
          <PeopleList people={loaded.value.people} openId={openId} onOpen={({ id }) => open(id)} />
        )}
        {loaded.is === 'here' && loaded.value.people.length < 2 && given.length > 0 && (
          <section className="card empty">
            <h2>{say('people.empty')}</h2>
            <p>{say('people.empty.text')}</p>
          </section>
        )}
      </div>
      {loaded.is === 'here' && openId === NEW && given.length > 0 && (
        <InvitePerson
          api={api}
          given={given}
          employers={loaded.value.employers}
          onInvited={keepInvited}
          onCancel={() => open()}
        />
      )}
      {loaded.is === 'here' && person && (
        <PersonDetail
          key={person.id}
          api={api}
          person={person}
          invited={invited?.person.id === person.id ? invited : undefined}
          given={mayChange(me, person) ? given : []}
          isSelf={isSelf(me, person)}
          employers={loaded.value.employers}
          onChanged={keep}
          onInvited={keepInvited}
          onClose={() => open()}
        />
      )}
    </main>
  );
}
