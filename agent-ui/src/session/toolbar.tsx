import { type HandToolName, handTools, toolNames } from '@medkig/guidance/agent/hand-tools';
import type { Grant } from '@medkig/protocol/session/messages';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useConsole, useShortcut } from '../app/console-context.tsx';
import { Icon, type IconName } from '../app/icons.tsx';
import { KeyHint } from '../app/key-hint.tsx';
import type { AgentEvent } from './agent-event.ts';
import type { LiveState } from './agent-state.ts';
import { nextStop } from './next-stop.ts';
import type { ToolsOff } from './tools-off.ts';

const icons: Record<HandToolName, IconName> = {
  point: 'point',
  highlight: 'highlight',
  spotlight: 'spotlight',
  draw: 'pen',
  scroll: 'scroll-to',
  ask: 'question',
  press: 'press',
  fill: 'pencil',
  propose: 'page',
};

interface ToolbarProps {
  chosen: LiveState['tool'];
  off: ToolsOff;
  /** What the municipality lets its citizens be asked for: the tools above that are left out. */
  allowed: readonly Grant[];
  act(event: AgentEvent): void;
}

/** One stop for Tab; the arrows walk along the buttons. A tool that cannot be used stays there and says why. */
export function Toolbar({ chosen, off, allowed, act }: ToolbarProps) {
  const { say } = useConsole();
  const bar = useRef<HTMLDivElement>(null);
  const reason = useId();
  const [stop, setStop] = useState(0);
  const why = off === 'no' ? undefined : say(`tools.off.${off}`);
  const tools = toolNames.filter((tool) => allowed.includes(handTools[tool].needs));
  const last = tools.length;

  function walk(event: KeyboardEvent): void {
    const next = nextStop('row', event.key, stop, last + 1);
    if (next === undefined) return;
    event.preventDefault();
    setStop(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  }

  return (
    <div ref={bar} className="toolbar" role="toolbar" aria-label={say('tools.name')} onKeyDown={walk}>
      {tools.map((tool, at) => (
        <ToolButton
          key={tool}
          tool={tool}
          isChosen={chosen === tool}
          isStop={stop === at}
          off={why === undefined ? undefined : { why, id: reason }}
          onFocus={() => setStop(at)}
          onToggle={() => act({ t: 'tool', tool: chosen === tool ? 'none' : tool })}
        />
      ))}
      <button
        type="button"
        className="button danger end"
        tabIndex={stop === last ? 0 : -1}
        onFocus={() => setStop(last)}
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

interface ToolButtonProps {
  tool: HandToolName;
  isChosen: boolean;
  isStop: boolean;
  /** Why it cannot be used, and where that stands. */
  off: { why: string; id: string } | undefined;
  onFocus(): void;
  onToggle(): void;
}

function ToolButton({ tool, isChosen, isStop, off, onFocus, onToggle }: ToolButtonProps) {
  const { say } = useConsole();
  const { key, once } = handTools[tool];
  const toggle = () => {
    if (!off) onToggle();
  };
  useShortcut(key.toLowerCase(), toggle);
  return (
    <button
      type="button"
      className="button tool"
      data-once={once || undefined}
      tabIndex={isStop ? 0 : -1}
      aria-pressed={isChosen}
      aria-disabled={off !== undefined}
      aria-describedby={off?.id}
      aria-keyshortcuts={key}
      title={off?.why}
      onFocus={onFocus}
      onClick={toggle}
    >
      <Icon name={icons[tool]} />
      {say(`tools.${tool}`)}
      <KeyHint of={key} />
    </button>
  );
}
