import { useEffect, useId, useRef } from 'react';
import { useConsole, useShortcut } from '../app/console-context.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { useNow } from '../app/use-now.ts';
import type { AgentEvent } from './agent-event.ts';
import type { AgentState } from './agent-state.ts';
import { CodeCard } from './code-card.tsx';
import './home-page.css';
import type { AtDesk } from './at-desk.ts';
import { MunicipalityCard } from './municipality-card.tsx';
import { openingNow } from './opening-now.ts';
import { openingText } from './opening-text.ts';
import { ScriptCard } from './script-card.tsx';
import { LAST_BEFORE_LIVE } from './script-lines.ts';

export type HomeState = Exclude<AgentState, { is: 'live' | 'ended' }>;

interface HomePageProps {
  me: AtDesk;
  state: HomeState;
  act(event: AgentEvent): void;
}

/** From «Ny kode» until the citizen has said yes. */
export function HomePage({ me, state, act }: HomePageProps) {
  const { say } = useConsole();
  const now = useNow();
  const newCode = useRef<HTMLButtonElement>(null);
  const practiceHint = useId();
  useShortcut('n', () => act({ t: 'new-code' }));
  useEffect(() => {
    // «Annullér koden» goes with its code and would take the focus along.
    if (state.is === 'idle' && document.activeElement === document.body) newCode.current?.focus();
  }, [state.is]);

  return (
    <main className="home">
      <div className="title">
        <PageHeading title={say('home.title')} />
        <p className="muted">{openingText(openingNow(me.hotline.opening, now), say)}</p>
      </div>
      <div className="columns">
        <div className="work">
          <MunicipalityCard me={me} state={state} act={act} ref={newCode} />
          <CodeCard state={state} act={act} />
          {state.is === 'idle' && (
            <section className="practice">
              <button
                type="button"
                className="button"
                aria-describedby={practiceHint}
                onClick={() => {
                  // The button goes with its press.
                  newCode.current?.focus();
                  act({ t: 'new-code', practice: true });
                }}
              >
                {say('practice.start')}
              </button>
              <p id={practiceHint} className="muted">
                {say('practice.hint')}
              </p>
            </section>
          )}
        </div>
        <ScriptCard me={me} state={state} from={1} to={LAST_BEFORE_LIVE} />
      </div>
    </main>
  );
}
