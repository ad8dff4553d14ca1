import { allPages } from '@medkig/api/all-pages';
import { listHotlines } from '@medkig/api/hotline';
import { type KeptMunicipality, listMunicipalities } from '@medkig/api/municipality';
import type { Me } from '@medkig/api/session';
import { useCallback, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { NotHere } from '../app/not-here.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import type { Route } from '../app/route.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { AddMunicipality } from './add-municipality.tsx';
import './municipalities.css';
import { MunicipalityDetail } from './municipality-detail.tsx';
import { MunicipalityList } from './municipality-list.tsx';
import { useMunicipalityShelf } from './municipality-shelf.tsx';

interface MunicipalitiesPageProps {
  me: Me;
  api: ApiClient;
  /** The municipality that is open. */
  id: string | undefined;
  go(route: Route): void;
}

/** «Kommuner»: the list, and beside it the one that is open. Who looks after one only sees that one at once. */
export function MunicipalitiesPage({ me, api, id, go }: MunicipalitiesPageProps) {
  const { say } = useConsole();
  const { desk } = useMunicipalityShelf();
  const load = useCallback(() => allPages((query) => api.ask(listMunicipalities, { query })), [api]);
  const loadHotlines = useCallback(() => allPages((query) => api.ask(listHotlines, { query })), [api]);
  const { loaded, reload, put } = useLoaded(load);
  const { loaded: hotlinesLoaded } = useLoaded(loadHotlines);
  const [now] = useState(() => Date.now());
  const [isAdding, setIsAdding] = useState('draft' in desk.added);
  const [firstId] = useState(id);
  const mayAdd = me.may.includes('municipalities:add');

  if (loaded.is !== 'here')
    return (
      <main className="municipalities">
        <div className="title">
          <PageHeading title={say('municipality.title')} />
        </div>
        <NotHere loaded={loaded} retry={reload} />
      </main>
    );

  // Whoever may add may change all; others change their employer's only, also where they may read more.
  const all = loaded.value.items.filter(({ name }) => mayAdd || name === me.agent.employer);
  const hotlines = hotlinesLoaded.is === 'here' ? hotlinesLoaded.value.items : [];
  const only = mayAdd ? undefined : all[0];
  const open = isAdding && mayAdd ? undefined : (only ?? all.find((one) => one.id === id));
  const keep = (kept: KeptMunicipality) =>
    put({ items: [...loaded.value.items.filter((one) => one.id !== kept.id), kept] });
  const openOne = (next: string) => {
    setIsAdding(false);
    go({ page: 'municipalities', id: next });
  };
  const detail = { api, hotlines, mayJoin: mayAdd, now, onKept: keep };

  if (only)
    return (
      <main className="municipalities alone">
        <MunicipalityDetail key={only.id} {...detail} kept={only} />
      </main>
    );
  return (
    <main className="municipalities" data-split={open !== undefined || isAdding || undefined}>
      <div className="list">
        <div className="title">
          <PageHeading title={say('municipality.title')} />
          {mayAdd && (
            <button type="button" className="button primary" onClick={() => setIsAdding(true)}>
              <Icon name="plus" />
              {say('municipality.add')}
            </button>
          )}
        </div>
        {id !== undefined && !open && !isAdding && (
          <p className="message wait" role="status">
            {say('municipality.gone')}
          </p>
        )}
        {all.length > 0 ? (
          <MunicipalityList
            municipalities={all}
            hotlines={hotlines}
            now={now}
            openId={open?.id}
            isNarrow={open !== undefined || isAdding}
            onOpen={openOne}
          />
        ) : (
          <section className="card empty">
            <h2>{say('municipality.empty')}</h2>
            <p>{say('municipality.empty.text')}</p>
          </section>
        )}
      </div>
      {isAdding && mayAdd && (
        <AddMunicipality
          api={api}
          hotlines={hotlines}
          there={all}
          onAdded={(kept) => {
            keep(kept);
            openOne(kept.id);
          }}
          onClose={() => setIsAdding(false)}
        />
      )}
      {open && (
        <MunicipalityDetail
          key={open.id}
          {...detail}
          kept={open}
          takesFocus={open.id !== firstId}
          onClose={() => go({ page: 'municipalities' })}
        />
      )}
    </main>
  );
}
