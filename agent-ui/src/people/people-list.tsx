import type { KeptPerson } from '@medkig/api/person';
import { roles as allRoles, type Role } from '@medkig/api/role';
import { useId, useState } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { DataTable, type ShownColumn } from '../table/data-table.tsx';
import { StateTag } from './state-tag.tsx';

interface PeopleListProps {
  people: readonly KeptPerson[];
  openId: string | undefined;
  onOpen(person: KeptPerson): void;
}

/** Everybody within reach, or those with one role. */
export function PeopleList({ people, openId, onOpen }: PeopleListProps) {
  const { say, language } = useConsole();
  const day = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { dateStyle: 'short' });
  const [role, setRole] = useState<Role>();
  const filterId = useId();
  const shown = role ? people.filter(({ roles }) => roles.includes(role)) : people;

  const columns: ShownColumn<KeptPerson>[] = [
    { id: 'name', title: say('people.field.name'), value: ({ name }) => name },
    {
      id: 'roles',
      title: say('people.field.roles'),
      value: ({ roles }) => roles.map((one) => say(`role.${one}`)).join(', '),
    },
    {
      id: 'employer',
      title: say('people.field.employer'),
      value: ({ employer }) => employer?.name ?? say('people.employer.none'),
    },
    {
      id: 'state',
      title: say('people.column.state'),
      value: ({ state }) => say(`people.state.${state}`),
      cell: ({ state }) => <StateTag state={state} />,
    },
    {
      id: 'seen',
      title: say('people.column.seen'),
      value: ({ lastSeenAt }) => (lastSeenAt === null ? '' : new Date(lastSeenAt).toISOString()),
      cell: ({ lastSeenAt }) => (lastSeenAt === null ? say('people.never') : day.format(lastSeenAt)),
    },
  ];

  return (
    <DataTable
      caption={say('people.title')}
      columns={columns}
      rows={shown}
      idOf={({ id }) => id}
      onOpen={onOpen}
      openId={openId}
      fileName={say('people.file')}
      filter={
        <>
          <label className="unseen" htmlFor={filterId}>
            {say('people.filter')}
          </label>
          <select
            id={filterId}
            value={role ?? ''}
            onChange={({ target }) => setRole(allRoles.find((one) => one === target.value))}
          >
            <option value="">{say('people.filter.all')}</option>
            {allRoles.map((one) => (
              <option key={one} value={one}>
                {say(`role.${one}`)}
              </option>
            ))}
          </select>
        </>
      }
    />
  );
}
