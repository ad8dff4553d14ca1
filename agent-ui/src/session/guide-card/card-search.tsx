import { useEffect, useId, useRef, useState } from 'react';
import { useConsole, useShortcut } from '../../app/console-context.tsx';
import { KeyHint } from '../../app/key-hint.tsx';
import { findCards } from '../../guide-cards/find-cards.ts';
import type { UiEvent } from '../agent-event.ts';
import './card-search.css';
import type { CardState } from './card-state.ts';
import { cardsFor } from './matching.ts';

interface CardSearchProps {
  state: CardState;
  act(event: UiEvent): void;
}

/** No card leads: all that there are, those of the citizen's page first. */
export function CardSearch({ state: { cards, path, closed }, act }: CardSearchProps) {
  const { say } = useConsole();
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const here = path === undefined ? [] : cardsFor(cards, path);
  const rest = cards.filter((card) => card.kind === 'form' && !here.includes(card));
  const isSearching = words.trim() !== '';
  const found = findCards([...here, ...rest], words);
  useShortcut('/', () => field.current?.focus());
  // Whoever has closed a card by its button stands nowhere else.
  const wasClosed = closed.length > 0;
  useEffect(() => {
    if (wasClosed && document.activeElement === document.body) field.current?.focus();
  }, [wasClosed]);

  return (
    <section className="card-search" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('guide.none')}</h2>
      <p className="muted">{say(cards.length === 0 ? 'guide.none.yet' : 'guide.none.text')}</p>
      <label htmlFor={`${id}-field`}>{say('guide.search')}</label>
      <div className="search-field">
        <input
          ref={field}
          id={`${id}-field`}
          type="search"
          autoComplete="off"
          aria-keyshortcuts="/"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <KeyHint of="/" />
      </div>
      <p className="unseen" role="status">
        {isSearching && say('guide.found', { count: found.length })}
      </p>
      <ul>
        {found.map((card) => (
          <li key={card.slug}>
            <button type="button" onClick={() => act({ t: 'open-card', slug: card.slug })}>
              <span>{card.title}</span>
              {here.includes(card) && <span className="tag ok">{say('guide.fits')}</span>}
            </button>
          </li>
        ))}
      </ul>
      {isSearching && found.length === 0 && <p className="muted">{say('guide.notfound')}</p>}
    </section>
  );
}
