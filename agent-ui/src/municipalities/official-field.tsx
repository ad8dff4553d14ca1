import type { AnswerOf } from '@medkig/api/endpoint';
import type { listOfficialMunicipalities } from '@medkig/api/municipality';
import { useId, useState } from 'react';
import { useConsole } from '../app/console-context.tsx';

type Official = AnswerOf<typeof listOfficialMunicipalities>['items'][number];

interface OfficialFieldProps {
  official: readonly Official[];
  /** A number of the list; null: another. */
  chosen: string | null;
  onChoose(chosen: { code: string | null; name: string }): void;
}

/** One of the official list, which what is typed narrows; its name can be changed below. */
export function OfficialField({ official, chosen, onChoose }: OfficialFieldProps) {
  const { say } = useConsole();
  const ids = { search: useId(), list: useId() };
  const [search, setSearch] = useState('');
  const sought = search.trim().toLocaleLowerCase('da');
  const found = official
    .filter(({ name, code }) => name.toLocaleLowerCase('da').includes(sought) || code.includes(sought))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'da'));
  return (
    <>
      <div className="field">
        <label htmlFor={ids.search}>{say('municipality.official.search')}</label>
        <input
          id={ids.search}
          type="search"
          autoComplete="off"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={ids.list}>{say('municipality.official')}</label>
        <select
          id={ids.list}
          size={6}
          value={chosen ?? ''}
          onChange={({ target }) => {
            const one = official.find(({ code }) => code === target.value);
            onChoose(one ? { code: one.code, name: `${one.name} Kommune` } : { code: null, name: '' });
          }}
        >
          <option value="">{say('municipality.official.other')}</option>
          {found.map(({ code, name, region }) => (
            <option key={code} value={code}>
              {name} ({code}, {region})
            </option>
          ))}
        </select>
        <p className="hint" role="status">
          {say('municipality.official.count', { count: found.length })}
        </p>
      </div>
    </>
  );
}
