import type { ApiFailure } from '@medkig/api/client';
import { acceptInvitation, readInvitation } from '@medkig/api/invitation';
import { SHORTEST_PASSWORD } from '@medkig/api/new-password';
import type { Me } from '@medkig/api/session';
import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { Logo } from '../app/icons.tsx';
import { useLoaded } from '../app/use-loaded.ts';
import './sign-in.css';

interface InvitationPageProps {
  api: ApiClient;
  /** From the address's fragment. */
  token: string;
  onSignedIn(me: Me): void;
  /** There is a password now, and this person signs in by it. */
  onSignIn(): void;
}

/** Where the link of an invitation leads: whom it is for, and a password of their own. */
export function InvitationPage({ api, token, onSignedIn, onSignIn }: InvitationPageProps) {
  const { say } = useConsole();
  const load = useCallback(() => api.ask(readInvitation, { body: { token } }), [api, token]);
  const { loaded, reload } = useLoaded(load);
  const title = `${say('invitation.title')} – ${say('app.name')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <main className="lone-card card sign-in">
      <p className="brand">
        <Logo />
        <span>{say('app.name')}</span>
      </p>
      {loaded.is === 'loading' && <p role="status">{say('app.loading')}</p>}
      {loaded.is === 'failed' && (
        <>
          <h1>{say('invitation.title')}</h1>
          <div className="message stop" role="alert">
            <p>{say(failureText(loaded.reason))}</p>
          </div>
          {loaded.reason === 'invitation-over' ? (
            <button type="button" className="button" onClick={onSignIn}>
              {say('signin.title')}
            </button>
          ) : (
            <button type="button" className="button" onClick={reload}>
              {say('app.retry')}
            </button>
          )}
        </>
      )}
      {loaded.is === 'here' && (
        <>
          <h1>{say('invitation.welcome', { name: loaded.value.name })}</h1>
          <p className="muted">
            {loaded.value.municipality === null
              ? say('invitation.for.service')
              : say('invitation.for', { employer: loaded.value.municipality })}
          </p>
          <ChoosePassword
            api={api}
            token={token}
            email={loaded.value.email}
            onSignedIn={onSignedIn}
            onSignIn={onSignIn}
          />
        </>
      )}
    </main>
  );
}

type State = { is: 'typing' } | { is: 'sending' } | { is: 'refused'; reason: ApiFailure };

function ChoosePassword({
  api,
  token,
  email,
  onSignedIn,
  onSignIn,
}: InvitationPageProps & { email: string }) {
  const { say } = useConsole();
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [state, setState] = useState<State>({ is: 'typing' });
  const field = useRef<HTMLInputElement>(null);
  const ids = { email: useId(), password: useId(), hint: useId(), error: useId() };
  useEffect(() => field.current?.focus(), []);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (state.is === 'sending') return;
    setState({ is: 'sending' });
    const answer = await api.ask(acceptInvitation, { body: { token, password } });
    if (!answer.ok) {
      setState({ is: 'refused', reason: answer.reason });
      field.current?.focus();
      return;
    }
    const signedIn = await api.signIn({ email, password });
    if (signedIn.ok) onSignedIn(signedIn.value);
    else onSignIn();
  }

  const problem = state.is === 'refused' ? say(failureText(state.reason)) : undefined;
  return (
    <form noValidate onSubmit={submit}>
      <div className="field">
        <label htmlFor={ids.email}>{say('signin.email')}</label>
        <input id={ids.email} type="email" autoComplete="username" readOnly value={email} />
      </div>
      <div className="field" data-invalid={problem !== undefined}>
        <label htmlFor={ids.password}>{say('invitation.password')}</label>
        <p id={ids.hint} className="hint">
          {say('invitation.password.hint', { count: SHORTEST_PASSWORD })}
        </p>
        {problem && (
          <p id={ids.error} className="error" role="alert">
            <span className="unseen">{say('error.prefix')}</span>
            {problem}
          </p>
        )}
        <input
          ref={field}
          id={ids.password}
          type={isShown ? 'text' : 'password'}
          autoComplete="new-password"
          spellCheck={false}
          autoCapitalize="none"
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? `${ids.hint} ${ids.error}` : ids.hint}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
        <label className="show-password">
          <input type="checkbox" checked={isShown} onChange={({ target }) => setShown(target.checked)} />
          {say('invitation.password.show')}
        </label>
      </div>
      <button type="submit" className="button primary large" aria-disabled={state.is === 'sending'}>
        {say('invitation.submit')}
      </button>
    </form>
  );
}
