import { handTools, toolNames } from '@medkig/guidance/agent/hand-tools';
import { type Ref, useId } from 'react';
import type { Key } from '../strings.ts';
import { useConsole } from './console-context.tsx';
import './shortcuts-dialog.css';

const rows: readonly (readonly [keys: readonly string[], what: Key])[] = [
  [['?'], 'shortcuts.help'],
  [['N'], 'shortcuts.newcode'],
  [['S'], 'shortcuts.whole'],
  [['↓', '↑'], 'shortcuts.lines'],
  ...toolNames.map((tool) => [[handTools[tool].key], `shortcuts.${tool}`] as const),
  [['Enter'], 'shortcuts.step'],
  [['V'], 'shortcuts.sight'],
  [['Esc'], 'shortcuts.clear'],
  [['↓', '↑'], 'shortcuts.stage'],
  [['Enter'], 'shortcuts.pick'],
  [['/'], 'shortcuts.search'],
  [['Ctrl', 'Enter'], 'shortcuts.save'],
];

export function ShortcutsDialog({ ref }: { ref: Ref<HTMLDialogElement> }) {
  const { say, preferences, prefer } = useConsole();
  const title = useId();
  const hint = useId();
  return (
    <dialog ref={ref} className="shortcuts-dialog" aria-labelledby={title}>
      <h2 id={title}>{say('shortcuts.title')}</h2>
      <dl>
        {rows.map(([keys, what]) => (
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
