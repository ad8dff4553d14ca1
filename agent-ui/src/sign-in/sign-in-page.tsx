import type { Me } from '@medkig/api/session';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { Logo } from '../app/icons.tsx';
import type { Key } from '../strings.ts';
import { CredentialField } from './credential-field.tsx';
import './sign-in.css';
import { emptyFields, type FieldName, problemText } from './sign-in-problem.ts';

type SignInState =
  | { is: 'typing' }
  | { is: 'sending' }
  | { is: 'incomplete'; fields: readonly FieldName[] }
  | { is: 'refused'; text: Key };

interface SignInProps {
  api: ApiClient;
  /** An earlier sign-in has run out. */
  again: boolean;
  onSignedIn(me: Me): void;
}

export function SignInPage({ api, again, onSignedIn }: SignInProps) {
  const { say } = useConsole();
  const [credentials, setCredentials] = useState({ email: '', password: '' });
  const [state, setState] = useState<SignInState>({ is: 'typing' });
  const summary = useRef<HTMLDivElement>(null);
  const email = useRef<HTMLInputElement>(null);
  const failed = state.is === 'incomplete' || state.is === 'refused';
  const missing = state.is === 'incomplete' ? state.fields : [];

  useEffect(() => email.current?.focus(), []);
  useEffect(() => {
    if (failed) summary.current?.focus();
  }, [failed, state]);
  useEffect(() => {
    const title = `${say('signin.title')} – ${say('app.name')}`;
    document.title = failed ? `${say('error.prefix')}${title}` : title;
  }, [failed, say]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (state.is === 'sending') return;
    const fields = emptyFields(credentials);
    if (fields.length > 0) return setState({ is: 'incomplete', fields });
    setState({ is: 'sending' });
    const answer = await api.signIn(credentials);
    if (answer.ok) onSignedIn(answer.value);
    else setState({ is: 'refused', text: problemText(answer.reason) });
  }

  return (
    <main className="lone-card card sign-in">
      <p className="brand">
        <Logo />
        <span>{say('app.name')}</span>
      </p>
      <h1>{say('signin.title')}</h1>
      <p className="muted">{say('signin.for')}</p>
      {failed ? (
        <div ref={summary} className="message stop" role="alert" tabIndex={-1}>
          <p>
            <strong>
              <span className="unseen">{say('error.prefix')}</span>
              {say('signin.error.heading')}
            </strong>
          </p>
          {state.is === 'refused' ? (
            <p>{say(state.text)}</p>
          ) : (
            <ul>
              {missing.map((name) => (
                <li key={name}>
                  <a href={`#${name}`}>{say(`signin.error.${name}`)}</a>
                </li>
              ))}
            </ul>
          )}
        </div>
      ) : (
        again && <p className="message wait">{say('signin.signedout')}</p>
      )}
      <form noValidate onSubmit={submit}>
        <CredentialField
          ref={email}
          name="email"
          missing={missing.includes('email')}
          value={credentials.email}
          onChange={(value) => setCredentials({ ...credentials, email: value })}
        />
        <CredentialField
          name="password"
          missing={missing.includes('password')}
          value={credentials.password}
          onChange={(value) => setCredentials({ ...credentials, password: value })}
        />
        <button type="submit" className="button primary large" aria-disabled={state.is === 'sending'}>
          {say('signin.submit')}
        </button>
      </form>
      <p className="muted">{say('signin.help')}</p>
    </main>
  );
}
