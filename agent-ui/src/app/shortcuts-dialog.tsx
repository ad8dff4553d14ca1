import { handTools, toolNames } from '@medkig/guidance/agent/hand-tools';
import { type Ref, useId } from 'react';
import type { Key } from '../strings.ts';
import { useConsole } from './console-context.tsx';
import type { PageName } from './route.ts';
import './shortcuts-dialog.css';

interface Row {
  keys: readonly string[];
  what: Key;
  /** Absent: on every page. */
  on?: readonly PageName[];
}

const call = ['call'] as const;

const rows: readonly Row[] = [
  { keys: ['?'], what: 'shortcuts.help' },
  { keys: ['Ctrl', 'K'], what: 'shortcuts.find' },
  { keys: ['N'], what: 'shortcuts.newcode', on: call },
  { keys: ['S'], what: 'shortcuts.whole', on: call },
  { keys: ['↓', '↑'], what: 'shortcuts.lines', on: call },
  ...toolNames.map((tool) => ({ keys: [handTools[tool].key], what: `shortcuts.${tool}`, on: call }) as const),
  { keys: ['Enter'], what: 'shortcuts.step', on: call },
  { keys: ['V'], what: 'shortcuts.sight', on: call },
  { keys: ['Esc'], what: 'shortcuts.clear', on: call },
  { keys: ['↓', '↑'], what: 'shortcuts.stage', on: call },
  { keys: ['Enter'], what: 'shortcuts.pick', on: call },
  { keys: ['/'], what: 'shortcuts.search' },
  { keys: ['Ctrl', 'Enter'], what: 'shortcuts.save', on: ['guides', 'hotlines'] },
];

interface ShortcutsDialogProps {
  page: PageName;
  ref: Ref<HTMLDialogElement>;
}

/** Every key of the page that is open. */
export function ShortcutsDialog({ page, ref }: ShortcutsDialogProps) {
  const { say, preferences, prefer } = useConsole();
  const title = useId();
  const hint = useId();
  return (
    <dialog ref={ref} className="shortcuts-dialog" aria-labelledby={title}>
      <h2 id={title}>{say('shortcuts.title')}</h2>
      <dl>
        {rows
          .filter(({ on }) => !on || on.includes(page))
          .map(({ keys, what }) => (
            <div key={what}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key} className="key">
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{say(what)}</dd>
            </div>
          ))}
      </dl>
      <label>
        <input
          type="checkbox"
          checked={preferences.singleKeys}
          aria-describedby={hint}
          onChange={({ target }) => prefer({ singleKeys: target.checked })}
        />
        {say('shortcuts.single')}
      </label>
      <p id={hint}>{say('shortcuts.single.hint')}</p>
      <form method="dialog">
        <button type="submit" className="button">
          {say('shortcuts.close')}
        </button>
      </form>
    </dialog>
  );
}
