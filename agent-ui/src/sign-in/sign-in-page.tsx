import { challengeForSignIn, signInByPasskey } from '@medkig/api/passkey';
import type { Me } from '@medkig/api/session';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { showPasskey } from '../account/show-passkey.ts';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { Logo } from '../app/icons.tsx';
import { CredentialField } from './credential-field.tsx';
import { ErrorSummary, type SignInProblem } from './error-summary.tsx';
import './sign-in.css';
import { type Credentials, emptyFields, problemText } from './sign-in-problem.ts';
import { takeRefusal, WorkplaceSignIn } from './workplace-sign-in.tsx';

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
  const [credentials, setCredentials] = useState<Credentials>({ email: '', password: '', code: undefined });
  const [state, setState] = useState<SignInState>(() => {
    const refusal = takeRefusal();
    return refusal ? { is: 'refused', text: `signin.oidc.${refusal}` } : { is: 'typing' };
  });
  const email = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const problem = state.is === 'incomplete' || state.is === 'refused' ? state : undefined;
  const missing = state.is === 'incomplete' ? state.fields : [];
  const title = `${say('signin.title')} – ${say('app.name')}`;

  const asksCode = credentials.code !== undefined;

  useEffect(() => {
    if (asksCode) code.current?.focus();
    else email.current?.focus();
  }, [asksCode]);
  useEffect(() => {
    document.title = problem ? say('error.prefix') + title : title;
  }, [problem, title, say]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (state.is === 'sending') return;
    const fields = emptyFields(credentials);
    if (fields.length > 0) return setState({ is: 'incomplete', fields });
    setState({ is: 'sending' });
    const { code, ...rest } = credentials;
    const answer = await api.signIn(code === undefined ? rest : { ...rest, code });
    if (answer.ok) return onSignedIn(answer.value);
    if (answer.reason === 'second-factor' && code === undefined) {
      setCredentials({ ...credentials, code: '' });
      setState({ is: 'typing' });
    } else setState({ is: 'refused', text: problemText(answer.reason) });
  }

  async function byPasskey(): Promise<void> {
    if (state.is === 'sending') return;
    setState({ is: 'sending' });
    const shown = await showPasskey(api.ask(challengeForSignIn, {}));
    const answer = shown.ok ? await api.ask(signInByPasskey, { body: shown.value }) : shown;
    if (answer.ok) return onSignedIn(answer.value);
    const { reason } = answer;
    const isUnknown = reason === 'not-shown' || reason === 'wrong-credentials';
    setState({ is: 'refused', text: isUnknown ? 'signin.error.passkey' : problemText(reason) });
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
        {asksCode && (
          <CredentialField
            ref={code}
            name="code"
            missing={missing.includes('code')}
            hint={say('signin.code.hint')}
            value={credentials.code ?? ''}
            onChange={(value) => setCredentials({ ...credentials, code: value })}
          />
        )}
        <button type="submit" className="button primary large" aria-disabled={state.is === 'sending'}>
          {say('signin.submit')}
        </button>
      </form>
      {browserSupportsWebAuthn() && (
        <button type="button" className="button" aria-disabled={state.is === 'sending'} onClick={byPasskey}>
          {say('signin.passkey')}
        </button>
      )}
      <WorkplaceSignIn api={api} />
      <p className="muted">{say('signin.help')}</p>
    </main>
  );
}
