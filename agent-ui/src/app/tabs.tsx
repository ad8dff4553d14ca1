import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { nextStop } from '../session/next-stop.ts';
import './tabs.css';

export interface Tab<Name extends string> {
  name: Name;
  title: string;
}

interface TabsProps<Name extends string> {
  /** What the row of tabs is for. */
  label: string;
  tabs: readonly Tab<Name>[];
  chosen: Name;
  choose(name: Name): void;
  /** What belongs to the chosen tab. */
  children: ReactNode;
}

/** One stop for Tab; the arrows walk along the titles and show what belongs to each. */
export function Tabs<Name extends string>({ label, tabs, chosen, choose, children }: TabsProps<Name>) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(({ name }) => name === chosen);

  function walk(event: KeyboardEvent): void {
    const next = nextStop('row', event.key, at, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (next === undefined || !tab) return;
    event.preventDefault();
    choose(tab.name);
    row.current?.querySelectorAll('button')[next]?.focus();
  }

  return (
    <>
      <div ref={row} className="tabs" role="tablist" aria-label={label} onKeyDown={walk}>
        {tabs.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => choose(name)}
          >
            {title}
          </button>
        ))}
      </div>
      <div className="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </>
  );
}
