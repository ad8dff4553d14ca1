import type { Me } from '@medkig/api/session';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { Logo } from '../app/icons.tsx';
import { CredentialField } from './credential-field.tsx';
import { ErrorSummary, type SignInProblem } from './error-summary.tsx';
import './sign-in.css';
import { emptyFields, problemText } from './sign-in-problem.ts';

type SignInState = { is: 'typing' } | { is: 'sending' } | SignInProblem;

/** Why the agent has to sign in; `nothing` when there is nothing to say about it. */
export type SignedOutBy = 'nothing' | 'time' | 'elsewhere';

interface SignInProps {
  api: ApiClient;
  why: SignedOutBy;
  onSignedIn(me: Me): void;
}

export function SignInPage({ api, why, onSignedIn }: SignInProps) {
  const { say } = useConsole();
  const [credentials, setCredentials] = useState({ email: '', password: '' });
  const [state, setState] = useState<SignInState>({ is: 'typing' });
  const email = useRef<HTMLInputElement>(null);
  const problem = state.is === 'incomplete' || state.is === 'refused' ? state : undefined;
  const missing = state.is === 'incomplete' ? state.fields : [];
  const title = `${say('signin.title')} – ${say('app.name')}`;

  useEffect(() => email.current?.focus(), []);
  useEffect(() => {
    document.title = problem ? say('error.prefix') + title : title;
  }, [problem, title, say]);

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
      {problem ? (
        <ErrorSummary problem={problem} />
      ) : (
        why !== 'nothing' && (
          <p className="message wait">{say(why === 'time' ? 'signin.signedout' : 'signin.elsewhere')}</p>
        )
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
