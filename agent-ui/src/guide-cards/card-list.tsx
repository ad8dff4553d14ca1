import type { KeptGuideCard } from '@medkig/api/guide-card';
import { useEffect, useId, useRef, useState } from 'react';
import { useConsole, useShortcut } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { KeyHint } from '../app/key-hint.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { findCards } from './find-cards.ts';
import { useShelf } from './guide-card-shelf.tsx';
import { useWhen } from './use-when.ts';

/** All cards of the hotline, and a field to find one. */
export function CardList({ deleted, mayWrite }: { deleted: string | undefined; mayWrite: boolean }) {
  const { say } = useConsole();
  const { state, tell, refresh } = useShelf();
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const searchId = useId();
  useEffect(() => {
    // What colleagues have written since.
    void refresh();
  }, [refresh]);
  useShortcut('/', () => field.current?.focus());
  const found = state.is === 'here' ? findCards(state.cards, search) : [];

  const showAll = () => {
    setSearch('');
    field.current?.focus();
  };

  return (
    <main className="guides">
      <div className="title">
        <div>
          <PageHeading title={say('guides.title')} />
          <p className="muted">{say('guides.lead')}</p>
        </div>
        {mayWrite && (
          <button
            type="button"
            className="button primary"
            onClick={() => tell({ t: 'open', card: undefined })}
          >
            <Icon name="plus" />
            {say('guides.new')}
          </button>
        )}
      </div>
      {deleted !== undefined && (
        <p className="message" role="status">
          {say('guides.deleted', { title: deleted })}
        </p>
      )}
      {state.is === 'loading' && <p role="status">{say('app.loading')}</p>}
      {state.is === 'failed' && (
        <div className="message stop" role="alert">
          <p>{say('guides.failed')}</p>
          <button type="button" className="button" onClick={() => void refresh()}>
            {say('app.retry')}
          </button>
        </div>
      )}
      {state.is === 'here' && state.cards.length === 0 && (
        <section className="card empty">
          <h2>{say('guides.empty')}</h2>
          <p>{say('guides.empty.text')}</p>
        </section>
      )}
      {state.is === 'here' && state.cards.length > 0 && (
        <section className="card list" aria-label={say('guides.title')}>
          <div className="search">
            <div className="field">
              <label htmlFor={searchId}>
                {say('guides.search')} <KeyHint of="/" />
              </label>
              <input
                ref={field}
                id={searchId}
                type="search"
                aria-keyshortcuts="/"
                autoComplete="off"
                value={search}
                onChange={({ target }) => setSearch(target.value)}
              />
            </div>
            <p className="muted" role="status">
              {say('guides.count', { shown: found.length, count: state.cards.length })}
            </p>
          </div>
          {found.length > 0 ? (
            <CardTable cards={found} onOpen={(card) => tell({ t: 'open', card })} />
          ) : (
            <div className="empty">
              <h2>{say('guides.nohits', { search: search.trim() })}</h2>
              <p>{say('guides.nohits.text')}</p>
              <button type="button" className="button" onClick={showAll}>
                {say('guides.showall')}
              </button>
            </div>
          )}
        </section>
      )}
    </main>
  );
}

interface CardTableProps {
  cards: readonly KeptGuideCard[];
  onOpen(card: KeptGuideCard): void;
}

function CardTable({ cards, onOpen }: CardTableProps) {
  const { say } = useConsole();
  const when = useWhen();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('guides.column.title')}</th>
          <th scope="col" className="number">
            {say('guides.steps')}
          </th>
          <th scope="col" className="changed">
            {say('guides.column.changed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <tr key={card.slug}>
            <td>
              <div className="named">
                <button type="button" className="link" onClick={() => onOpen(card)}>
                  {card.title}
                </button>
                {card.kind === 'technical' && <span className="tag">{say('guides.technical')}</span>}
              </div>
            </td>
            <td className="number">{card.steps.length}</td>
            <td className="changed">
              {card.changedBy === null ? (
                <span className="muted">{say('guides.unchanged')}</span>
              ) : (
                `${when(card.changedAt)}, ${card.changedBy}`
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
