import { useRef } from 'react';
import { useConsole, useShortcut } from '../app/console-context.tsx';
import { KeyHint } from '../app/key-hint.tsx';
import type { Key } from '../strings.ts';
import type { AgentEvent } from './agent-event.ts';
import { digitsOf } from './agent-state.ts';
import './code-card.css';
import { CodeDigits } from './code-digits.tsx';
import { CodeMessage } from './code-message.tsx';
import { CodeSteps } from './code-steps.tsx';
import type { HomeState } from './home-page.tsx';
import { PracticeTag } from './practice-tag.tsx';
import { WholeScreenCode } from './whole-screen-code.tsx';

/** The code in large type and what has become of it. */
export function CodeCard({ state, act }: { state: HomeState; act(event: AgentEvent): void }) {
  const { say } = useConsole();
  const whole = useRef<HTMLDialogElement>(null);
  const digits = digitsOf(state);
  useShortcut('s', () => whole.current?.showModal());

  return (
    <section className="card code-card">
      <div className="card-title">
        <h2>{say('code.title')}</h2>
        <PracticeTag of={state} />
        <p className="muted">{say('code.once')}</p>
      </div>
      <div className="well">
        <div role="status" aria-label={say('code.name')}>
          {digits && <CodeDigits digits={digits} />}
        </div>
        {!digits && <p className="muted">{say(emptyText(state))}</p>}
      </div>
      {state.is !== 'idle' && <CodeSteps state={state} />}
      <CodeMessage state={state} />
      {state.is !== 'idle' && (state.is !== 'opening' || state.waits) && (
        <div className="buttons">
          {digits && (
            <button
              type="button"
              className="button"
              aria-keyshortcuts="S"
              onClick={() => whole.current?.showModal()}
            >
              {say('code.whole')}
              <KeyHint of="S" />
            </button>
          )}
          <button type="button" className="button" onClick={() => act({ t: 'stop' })}>
            {say('code.cancel')}
          </button>
          {digits && <WholeScreenCode ref={whole} digits={digits} />}
        </div>
      )}
    </section>
  );
}

function emptyText({ is }: HomeState): Key {
  if (is === 'opening') return 'code.opening.text';
  return is === 'asking' ? 'code.used' : 'code.empty';
}
