import { LONGEST_LABEL } from '@medkig/guidance/tools/highlight/contract';
import { useId } from 'react';
import { useConsole } from '../app/console-context.tsx';
import type { AgentEvent } from './agent-event.ts';

interface MarkTextProps {
  text: string;
  /** What stands there without a text. */
  otherwise: string;
  act(event: AgentEvent): void;
}

/** What the next ring says in place of who points; only while the rings are in hand. */
export function MarkText({ text, otherwise, act }: MarkTextProps) {
  const { say } = useConsole();
  const hint = useId();
  return (
    <label className="mark-text">
      {say('mark.text')}
      <input
        value={text}
        maxLength={LONGEST_LABEL}
        autoComplete="off"
        aria-describedby={hint}
        onChange={({ target }) => act({ t: 'mark-text', text: target.value })}
      />
      <span id={hint} className="unseen">
        {say('mark.text.hint', { label: otherwise })}
      </span>
    </label>
  );
}
