import type { Ref } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { KeyHint } from '../app/key-hint.tsx';
import type { AgentEvent } from './agent-event.ts';
import type { AtDesk } from './at-desk.ts';
import type { HomeState } from './home-page.tsx';

interface MunicipalityCardProps {
  me: AtDesk;
  state: HomeState;
  act(event: AgentEvent): void;
  ref: Ref<HTMLButtonElement>;
}

/** The citizen's municipality shows itself with the code that is typed; «Ny kode» needs no choice before. */
export function MunicipalityCard({ me, state, act, ref }: MunicipalityCardProps) {
  const { say } = useConsole();
  const [only, ...others] = me.municipalities;
  const name =
    state.is === 'checking' || state.is === 'asking'
      ? state.place.municipality
      : others.length === 0
        ? only?.name
        : undefined;
  const isAlive = state.is === 'waiting' || state.is === 'checking' || state.is === 'asking';
  return (
    <section className="card municipality">
      <div>
        <h2>{say('home.municipality')}</h2>
        <p className="hint">{say(name ? 'home.municipality.hint' : 'home.municipality.later')}</p>
        {name && <p className="value">{name}</p>}
      </div>
      <button
        ref={ref}
        type="button"
        className={isAlive ? 'button large' : 'button primary large'}
        aria-keyshortcuts="N"
        onClick={() => act({ t: 'new-code' })}
      >
        <Icon name="plus" />
        {say('home.newcode')}
        <KeyHint of="N" />
      </button>
    </section>
  );
}
