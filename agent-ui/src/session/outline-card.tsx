import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Outlined } from '../../viewer/viewer-messages.ts';
import { useConsole } from '../app/console-context.tsx';
import type { Say } from '../strings.ts';
import type { AgentEvent } from './agent-event.ts';
import type { LiveState } from './agent-state.ts';
import { nextStop } from './next-stop.ts';
import './outline-card.css';
import { isGone } from './picture-age.ts';

interface OutlineCardProps {
  live: LiveState;
  now: number;
  isOff: boolean;
  act(event: AgentEvent): void;
}

/**
 * The page as a list, for agents who use no mouse or no screen: the arrows walk through it and show on the stage
 * where each element is, Enter marks it for the citizen.
 */
export function OutlineCard({ live, now, isOff, act }: OutlineCardProps) {
  const { say } = useConsole();
  const hint = useId();
  const list = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState(0);
  const { marks } = live;
  // What goes with the picture goes with it in words too.
  const outline = isGone(live.picture, now) ? [] : live.outline;
  const reachable = Math.min(stop, outline.length - 1);

  function walk(event: KeyboardEvent): void {
    const next = nextStop('column', event.key, reachable, outline.length);
    if (next === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll('button')[next]?.focus();
  }

  return (
    <details className="outline-card">
      <summary>{say('outline.title', { count: outline.length })}</summary>
      <p id={hint} className="muted">
        {say(outline.length === 0 ? 'outline.empty' : 'outline.hint')}
      </p>
      <ul
        ref={list}
        aria-describedby={hint}
        onKeyDown={walk}
        onBlur={() => act({ t: 'preview', node: undefined })}
      >
        {outline.map((item, at) => {
          const name = item.label || say('stage.unnamed');
          const isSeen = live.around.sight?.nodes.includes(item.node);
          const mark = marks.find(({ node }) => node === item.node);
          return (
            <li key={item.node}>
              <button
                type="button"
                tabIndex={at === reachable ? 0 : -1}
                aria-disabled={isOff}
                onFocus={() => {
                  setStop(at);
                  act({ t: 'preview', node: item.node });
                }}
                onClick={() => act({ t: 'mark', node: item.node, label: name })}
              >
                <span className="name">{name}</span> <span className="muted">{kindText(item, say)}</span>
                {isSeen && (
                  <>
                    {' '}
                    <span className="seen-now">{say('outline.seen')}</span>
                  </>
                )}
                {mark && (
                  <>
                    {' '}
                    <span className="mark-number">{say('outline.marked', { number: mark.number })}</span>
                  </>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function kindText({ kind, hidden }: Outlined, say: Say): string {
  return hidden ? `${say(`outline.${kind}`)}, ${say('stage.hidden')}` : say(`outline.${kind}`);
}
