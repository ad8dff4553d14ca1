import type { Me } from '@medkig/api/session';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole, useShortcut } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { KeyHint } from '../app/key-hint.tsx';
import type { Route } from '../app/route.ts';
import { useShelf } from '../guide-cards/guide-card-shelf.tsx';
import { findItems, moved, type SearchItem } from './find-items.ts';
import './search.css';
import { useSearchItems } from './use-search-items.ts';

interface SearchProps {
  me: Me;
  api: ApiClient;
  go(route: Route): void;
}

/** «Søg»: goes to any page, municipality, hotline or guide. A combobox as ARIA's authoring practices have it. */
export function Search({ me, api, go }: SearchProps) {
  const { say } = useConsole();
  const { state, isUnsaved, tell } = useShelf();
  const { items, load } = useSearchItems(me, api);
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const found = findItems(items, text);
  const active = found[at];

  const show = () => {
    if (dialog.current?.open) return;
    setText('');
    setAt(0);
    load();
    dialog.current?.showModal();
  };
  useShortcut('/', show);
  useFindKey(show);

  const open = ({ route, slug }: SearchItem) => {
    dialog.current?.close();
    const card = state.is === 'here' ? state.cards.find((one) => one.slug === slug) : undefined;
    // A card that is being written is not put aside for another one.
    if (card && !isUnsaved) tell({ t: 'open', card });
    go(route);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(moved(at, 1, found.length));
    else if (event.key === 'ArrowUp') setAt(moved(at, -1, found.length));
    else if (event.key === 'Enter' && active) open(active);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <button type="button" className="search-open" aria-keyshortcuts="/ Control+K" onClick={show}>
        <Icon name="search" />
        <span>{say('search.title')}</span>
        <KeyHint of="/" />
      </button>
      <dialog ref={dialog} className="search-dialog" aria-labelledby={`${id}-label`}>
        <label id={`${id}-label`} htmlFor={`${id}-field`}>
          {say('search.label')}
        </label>
        <input
          id={`${id}-field`}
          type="text"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active && `${id}-${active.id}`}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onKeyDown={onKeyDown}
          onChange={({ target }) => {
            setText(target.value);
            setAt(0);
          }}
        />
        <div id={`${id}-list`} role="listbox" aria-label={say('search.found')}>
          {found.map((item, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
            <div
              key={item.id}
              id={`${id}-${item.id}`}
              role="option"
              aria-selected={index === at}
              onClick={() => open(item)}
            >
              <span>{item.title}</span>
              <span className="kind">{say(item.kind)}</span>
            </div>
          ))}
        </div>
        <p className="muted" role="status">
          {text.trim() === ''
            ? say('search.hint')
            : say(found.length === 0 ? 'search.nothing' : 'search.count', { count: found.length })}
        </p>
        <form method="dialog">
          <button type="submit" className="button">
            {say('shortcuts.close')}
          </button>
        </form>
      </dialog>
    </>
  );
}

/** Ctrl+K (⌘ K), also while something is being written; not on top of another dialog. */
function useFindKey(show: () => void): void {
  const latest = useRef(show);
  latest.current = show;
  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent): void {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      latest.current();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
