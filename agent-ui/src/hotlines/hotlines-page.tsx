import { allPages } from '@medkig/api/all-pages';
import { type KeptHotline, listHotlines } from '@medkig/api/hotline';
import { listMunicipalities } from '@medkig/api/municipality';
import { useCallback, useEffect, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { NotHere } from '../app/not-here.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import type { WorkplacePageProps } from '../app/workplace-page.tsx';
import { HotlineNotices } from '../notices/hotline-notices.tsx';
import { DataTable } from '../table/data-table.tsx';
import { AnswersFor } from './answers-for.tsx';
import { NEW } from './hotline-drafts.ts';
import { HotlineForm } from './hotline-form.tsx';
import { useHotlineShelf } from './hotline-shelf.tsx';
import './hotlines.css';

/** «Hotlines»: the list, and beside it the one that is open. */
export function HotlinesPage({ me, api, id, go }: Omit<WorkplacePageProps, 'route'> & { id?: string }) {
  const { say } = useConsole();
  const { drafts } = useHotlineShelf();
  const load = useCallback(async () => {
    const [hotlines, municipalities] = await Promise.all([
      allPages((query) => api.ask(listHotlines, { query })),
      allPages((query) => api.ask(listMunicipalities, { query })),
    ]);
    if (!hotlines.ok) return hotlines;
    if (!municipalities.ok) return municipalities;
    return {
      ok: true,
      value: { hotlines: hotlines.value.items, municipalities: municipalities.value.items },
    } as const;
  }, [api]);
  const { loaded, reload, put } = useLoaded(load);
  const mayAdd = me.may.includes('hotlines:add');
  const hotlines = loaded.is === 'here' ? loaded.value.hotlines : [];
  const municipalities = loaded.is === 'here' ? loaded.value.municipalities : [];
  // Who has only one sees it at once, and who was adding one goes on.
  const firstId = NEW in drafts && mayAdd ? NEW : hotlines.length === 1 ? hotlines[0]?.id : undefined;
  const openId = id ?? firstId;
  const open = hotlines.find((hotline) => hotline.id === openId);
  const isNew = openId === NEW && mayAdd;
  const answersFor = (hotline: KeptHotline) =>
    municipalities.filter(({ hotlineId }) => hotlineId === hotline.id);

  const saved = (hotline: KeptHotline) => {
    const others = hotlines.filter((other) => other.id !== hotline.id);
    put({ hotlines: [...others, hotline], municipalities });
    if (isNew) go({ page: 'hotlines', id: hotline.id });
  };

  return (
    <main className="hotlines">
      <div className="list">
        <div className="title">
          <div>
            <PageHeading title={say('nav.hotlines')} />
            <p className="muted">{say('hotlines.lead')}</p>
          </div>
          {mayAdd && (
            <button
              type="button"
              className="button primary"
              onClick={() => go({ page: 'hotlines', id: NEW })}
            >
              <Icon name="plus" />
              {say('hotlines.add')}
            </button>
          )}
        </div>
        <NotHere loaded={loaded} retry={reload} />
        {loaded.is === 'here' && hotlines.length === 0 && (
          <section className="card part">
            <h2>{say('hotlines.empty')}</h2>
            <p>{say('hotlines.empty.text')}</p>
          </section>
        )}
        {hotlines.length > 0 && (
          <DataTable
            caption={say('nav.hotlines')}
            columns={[
              {
                id: 'name',
                title: say('hotlines.name'),
                value: ({ name }) => name,
                cell: (hotline) =>
                  hotline.id in drafts ? (
                    <>
                      {hotline.name} <span className="tag wait">{say('nav.unsaved')}</span>
                    </>
                  ) : (
                    hotline.name
                  ),
              },
              {
                id: 'municipalities',
                title: say('nav.municipalities'),
                value: (hotline) => answersFor(hotline).length,
                isNumber: true,
              },
            ]}
            rows={hotlines}
            idOf={(hotline) => hotline.id}
            onOpen={(hotline) => go({ page: 'hotlines', id: hotline.id })}
            openId={open?.id}
            fileName="hotlines"
          />
        )}
      </div>
      {isNew && (
        <div className="detail">
          <DetailHeading title={say('hotlines.add')} />
          <HotlineForm key={NEW} api={api} onSaved={saved} />
        </div>
      )}
      {open && !isNew && (
        <div className="detail">
          <DetailHeading key={open.id} title={open.name} takesFocus={id !== undefined} />
          {me.may.includes('notices:write') && (
            <HotlineNotices key={`notices-${open.id}`} api={api} hotlineId={open.id} />
          )}
          <HotlineForm key={`form-${open.id}`} api={api} hotline={open} onSaved={saved} />
          <AnswersFor
            municipalities={answersFor(open)}
            onOpen={
              me.may.includes('municipalities:write')
                ? (municipality) => go({ page: 'municipalities', id: municipality })
                : undefined
            }
          />
        </div>
      )}
      {loaded.is === 'here' && id !== undefined && !open && !isNew && (
        <div className="detail">
          <p className="message wait">{say('failed.notfound')}</p>
        </div>
      )}
    </main>
  );
}

/** Takes focus when its hotline is opened, so that the keyboard goes on there. */
function DetailHeading({ title, takesFocus = true }: { title: string; takesFocus?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {title}
    </h2>
  );
}
