import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useConsole, useShortcut } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { KeyHint } from '../app/key-hint.tsx';
import type { AgentEvent } from './agent-event.ts';
import type { LiveState } from './agent-state.ts';
import { nextStop } from './next-stop.ts';
import type { ToolsOff } from './tools-off.ts';

const toggles = [
  { tool: 'point', key: 'P', icon: 'point' },
  { tool: 'highlight', key: 'M', icon: 'highlight' },
  { tool: 'ask', key: 'B', icon: 'question' },
] as const;
const buttons = toggles.length + 1;

interface ToolbarProps {
  chosen: LiveState['tool'];
  off: ToolsOff;
  act(event: AgentEvent): void;
}

/** One stop for Tab; the arrows walk along the buttons. A tool that cannot be used stays there and says why. */
export function Toolbar({ chosen, off, act }: ToolbarProps) {
  const { say } = useConsole();
  const bar = useRef<HTMLDivElement>(null);
  const reason = useId();
  const [stop, setStop] = useState(0);
  const isOff = off !== 'no';
  const why = isOff ? say(`tools.off.${off}`) : undefined;

  const toggle = (tool: (typeof toggles)[number]['tool']) => {
    if (!isOff) act({ t: 'tool', tool: chosen === tool ? 'none' : tool });
  };
  useShortcut('p', () => toggle('point'));
  useShortcut('m', () => toggle('highlight'));
  useShortcut('b', () => toggle('ask'));

  function walk(event: KeyboardEvent): void {
    const next = nextStop('row', event.key, stop, buttons);
    if (next === undefined) return;
    event.preventDefault();
    setStop(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  }

  return (
    <div ref={bar} className="toolbar" role="toolbar" aria-label={say('tools.name')} onKeyDown={walk}>
      {toggles.map(({ tool, key, icon }, at) => (
        <button
          key={tool}
          type="button"
          className="button tool"
          tabIndex={stop === at ? 0 : -1}
          aria-pressed={chosen === tool}
          aria-disabled={isOff}
          aria-describedby={isOff ? reason : undefined}
          aria-keyshortcuts={key}
          title={why}
          onFocus={() => setStop(at)}
          onClick={() => toggle(tool)}
        >
          <Icon name={icon} />
          {say(`tools.${tool}`)}
          <KeyHint of={key} />
        </button>
      ))}
      <button
        type="button"
        className="button danger end"
        tabIndex={stop === toggles.length ? 0 : -1}
        onFocus={() => setStop(toggles.length)}
        onClick={() => act({ t: 'stop' })}
      >
        <Icon name="exit" />
        {say('tools.end')}
      </button>
      <p id={reason} className="unseen">
        {why}
      </p>
    </div>
  );
}
