import { useEffect, useRef, useState } from 'react';
import { useConsole, useShortcut } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { KeyHint } from '../app/key-hint.tsx';
import { type AgentState, digitsOf } from './agent-state.ts';
import './script-card.css';
import type { AtDesk } from './at-desk.ts';
import { lineFor, scriptLines } from './script-lines.ts';
import { spokenDigits } from './spoken-digits.ts';

interface ScriptCardProps {
  me: AtDesk;
  state: AgentState;
  /** First and last line shown, from 1. */
  from: number;
  to: number;
}

/** What to say. It follows the state; the arrows move it by hand until the state moves on. */
export function ScriptCard({ me, state, from, to }: ScriptCardProps) {
  const { say, announce } = useConsole();
  const fitting = lineFor(state);
  const [current, setCurrent] = useState(fitting);
  const list = useRef<HTMLOListElement>(null);
  // A mark that is taken away again is no reason to say an earlier line twice.
  const isLive = state.is === 'live';
  useEffect(() => setCurrent((at) => (isLive ? Math.max(at, fitting) : fitting)), [fitting, isLive]);

  const code = digitsOf(state);
  const digits = code ? `${spokenDigits(code, say)}.` : '…';
  const words = { agent: me.agent.shownAs, hotline: me.hotline.name, digits };
  const shown = scriptLines
    .slice(from - 1, to)
    .map((key, at) => ({ number: from + at, text: say(key, words) }));

  const move = (by: number) => {
    const line = shown.find(({ number }) => number === current + by);
    if (!line) return;
    setCurrent(line.number);
    announce(line.text);
  };
  useShortcut('ArrowDown', () => move(1));
  useShortcut('ArrowUp', () => move(-1));
  useEffect(() => {
    const line = list.current?.children[current - from];
    if (list.current && line) keepInView(list.current, line);
  }, [current, from]);

  return (
    <section className="card script-card" aria-labelledby="script-title">
      <div className="card-title">
        <h2 id="script-title">{say('script.title')}</h2>
        <div className="moves">
          <button type="button" aria-label={say('script.previous')} onClick={() => move(-1)}>
            <KeyHint of="↑" />
          </button>
          <button type="button" onClick={() => move(1)}>
            {say('script.next')}
            <KeyHint of="↓" />
          </button>
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <ol ref={list} start={from} tabIndex={0} aria-labelledby="script-title">
        {shown.map(({ number, text }) => (
          <li
            key={number}
            data-line={number < current ? 'done' : number > current ? 'later' : 'current'}
            aria-current={number === current ? 'step' : undefined}
          >
            <span className="number" aria-hidden="true">
              {number < current ? <Icon name="check" /> : number}
            </span>
            <p>
              {number < current && <span className="unseen">{say('script.done')}</span>}
              {text}
            </p>
          </li>
        ))}
      </ol>
      <div className="always">
        {!isLive && (
          <>
            <p>
              <strong>{say('script.first')}</strong> {say('script.first.text')}
            </p>
            <p>
              <strong>{say('script.ifno')}</strong> {say('script.ifno.text')}
            </p>
          </>
        )}
        <p>
          <strong>{say('script.never')}</strong> {say('script.never.text')}
        </p>
      </div>
    </section>
  );
}

/** Scrolls the list alone, never the page around it. */
function keepInView(list: HTMLElement, line: Element): void {
  const around = list.getBoundingClientRect();
  const { top, bottom } = line.getBoundingClientRect();
  if (top < around.top) list.scrollTop -= around.top - top;
  else if (bottom > around.bottom) list.scrollTop += bottom - around.bottom;
}
